#pragma once

/// Views and triggers: SQLite keeps their text and compiles it when it is used, so what is misspelt in one would come
/// out in the field.

#include <span>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

struct sqlite3;

namespace pawl::generator {

/// Has SQLite compile every view and trigger of the schema that `migrations` ended with, and reports what it refuses,
/// as `sqlite-proof` at the statement that made it. Functions, collations and modules that it does not know may be the
/// program's own. The last thing done with a connection: its triggers are gone afterwards.
void prove_dormant(sqlite3* connection, std::span<const migration> migrations, diagnostics& found);

}  // namespace pawl::generator
