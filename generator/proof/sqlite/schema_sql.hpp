#pragma once

/// A schema of SQLite's as a script that makes it.

#include <string>
#include <vector>

#include <pawl/drift.hpp>

namespace pawl::generator {

/// Of the rows of the schema table: each table by name with its indexes and triggers behind it, then the views with
/// theirs. The statements are as their authors wrote them, and as ALTER TABLE has changed them since.
std::string sqlite_schema_sql(const std::vector<schema_object>& stored);

}  // namespace pawl::generator
