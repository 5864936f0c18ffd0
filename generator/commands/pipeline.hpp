#pragma once

/// scan, parse, guard, prove, lint: what every command does before anything of its own.

#include <optional>
#include <string>
#include <vector>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "lint/lint.hpp"
#include "proof/proof_options.hpp"
#include "source/conventions/convention.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct pipeline_options {
  std::string directory = "migrations";
  std::vector<pawl::dialect> dialects{pawl::dialect::sqlite};
  /// The only one of them, where nothing tells of it and another would have been possible.
  std::optional<pawl::dialect> assumed = {};
  /// The convention that the files follow; null where they tell by themselves.
  const convention* layout = nullptr;
  /// `migrations.lock` in the folder where left empty.
  std::string lock_file = {};
  bool require_frozen = false;
  /// A name of git's for the commit whose migrations are frozen too; empty for none.
  std::string frozen_since = {};
  /// The oldest SQLite that programs may run with, as its library numbers it; 0 where nobody says so.
  std::uint32_t minimum_sqlite = 0;
  bool proves = true;
  proof_options proof = {};
  /// Whether what was proven is linted, and drafts are proven with rows.
  bool lints = true;
  lint_options lint = {};
  bool warnings_as_errors = false;
  /// A file that names the `.sql` files somebody else saw in the folder, one a line; empty where nobody looked.
  std::string listed = {};

  /// The file that must hold the schema, and how to write it anew; no file is compared where the first is empty.
  std::string schema_file = {};
  std::string schema_hint = {};

  std::string lock_path() const;
};

struct pipeline_result {
  migration_set set;
  diagnostics found;
  /// As in the options.
  std::optional<pawl::dialect> assumed = {};
  /// The paths of the `.sql` files in the folder.
  std::vector<std::string> files;
  /// The files of git's that change when `frozen_since` comes to name another commit.
  std::vector<std::string> git_files;
  /// False where the folder could not be listed: nothing can be said about the set then.
  bool listed = true;
};

/// Runs all stages, also behind one that found errors, as far as that makes sense.
pipeline_result run_pipeline(const pipeline_options& options);

/// Reports what `result` holds and turns it into an exit code.
struct console;
int report(const pipeline_result& result, console& console);

}  // namespace pawl::generator
