#pragma once

/// What a document says of a set.

#include "diagnostics/formats/document.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The dialects only where they are sound: nothing is shown of the others.
void note_set(const migration_set& set, bool sound, document& document);

}  // namespace pawl::generator
