#include "commands/pipeline.hpp"

#include <algorithm>

#include "commands/console.hpp"
#include "commands/engines.hpp"
#include "commands/listing.hpp"
#include "commands/noted_set.hpp"
#include "commands/recognise_dialects.hpp"
#include "commands/schema_file.hpp"
#include "guard/guard.hpp"
#include "source/folder.hpp"
#include "source/parse.hpp"
#include "source/repeatables.hpp"

namespace pawl::generator {
namespace {

/// How many migrations stand before the first one whose place is in doubt: what comes behind a gap may need what is
/// missing.
std::size_t count_provable(const std::vector<migration>& migrations, const diagnostics& found) {
  const auto findings = found.sorted();
  const auto misplaced = [&](const migration& migration) {
    return std::ranges::any_of(findings, [&](const diagnostic& finding) {
      return (finding.id == "gap" || finding.id == "duplicate-version") &&
             finding.where.file == migration.up.file->path;
    });
  };
  return static_cast<std::size_t>(std::ranges::find_if(migrations, misplaced) - migrations.begin());
}

/// What only an engine's own parser can tell.
void read_statements(migration_set& set, diagnostics& found) {
  for (auto& dialect : set.dialects) {
    if (const auto* engine = find_engine(dialect.dialect); engine->read_statements != nullptr)
      engine->read_statements(dialect, found);
  }
}

void prove(migration_set& set, const proof_options& options, diagnostics& found) {
  for (auto& dialect : set.dialects) {
    const auto versions = dialect.migrations.size();
    const auto provable = found.has_errors() ? count_provable(dialect.migrations, found) : versions;
    auto whole = to_be_proven(dialect);
    find_engine(dialect.dialect)
        ->prove(whole, provable == versions ? whole.migrations.size() : provable, options, found);
    take_proof(std::move(whole), dialect);
  }
}

void lint(migration_set& set, const lint_options& options, diagnostics& found) {
  std::vector<linted_dialect> dialects;
  for (auto& dialect : set.dialects) dialects.push_back({&dialect, find_engine(dialect.dialect)->linter});
  generator::lint(dialects, options, found);
}

}  // namespace

std::string pipeline_options::lock_path() const {
  return lock_file.empty() ? path_in(directory, "migrations.lock") : lock_file;
}

pipeline_result run_pipeline(const pipeline_options& options) {
  pipeline_result result;
  result.assumed = options.assumed;
  auto folder = scan(options.directory, result.found);
  result.listed = folder.listed;
  if (!result.listed) return result;

  for (const auto& file : folder.files) result.files.push_back(file.path);
  if (!options.listed.empty()) compare_listing(folder, options.listed, result.found);
  result.set = parse(std::move(folder), options.dialects, result.found, options.layout);
  for (auto& dialect : result.set.dialects)
    if (dialect.dialect == pawl::dialect::sqlite) dialect.minimum_engine = options.minimum_sqlite;
  read_statements(result.set, result.found);
  result.git_files = guard(result.set,
                           {.lock_path = options.lock_path(),
                            .require_frozen = options.require_frozen,
                            .frozen_since = options.frozen_since,
                            .layout = options.layout},
                           result.found);
  auto proof = options.proof;
  proof.with_script = proof.with_script || !options.schema_file.empty();
  proof.with_rows = options.lints;
  if (options.proves) prove(result.set, proof, result.found);
  if (options.proves && options.lints) lint(result.set, options.lint, result.found);
  if (!options.schema_file.empty() && !result.found.has_errors()) {
    compare_schema_files(result.set, options.schema_file, options.schema_hint, result.found);
  }
  if (options.warnings_as_errors) result.found.take_warnings_for_errors();
  return result;
}

int report(const pipeline_result& result, console& console) {
  const auto code = report(result.found, console);
  if (console.noted != nullptr && code == success) note_set(result.set, *console.noted);
  if (result.assumed) console.err << assumption_note(*result.assumed, result.found) << std::flush;
  return result.listed ? code : could_not_run;
}

}  // namespace pawl::generator
