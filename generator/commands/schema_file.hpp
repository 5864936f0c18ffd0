#pragma once

/// The schema as a file that is committed: one a dialect, for reviews.

#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "emit/output_file.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The files' names: `file`, or with several dialects `schema.sqlite.sql` and `schema.postgresql.sql` of `schema.sql`.
std::vector<std::string> schema_paths(const std::string& file, const std::vector<pawl::dialect>& dialects);

/// A dialect's file as it has to be; empty where its schema is not known.
std::string schema_file_text(const dialect_migrations& dialect);

/// Compares the files with what the migrations make. `how` says how to write them anew.
void compare_schema_files(const migration_set& set, const std::string& file, const std::string& how,
                          diagnostics& found);

}  // namespace pawl::generator
