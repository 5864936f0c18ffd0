#include "commands/renumber.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "command_line/words.hpp"
#include "commands/rename_files.hpp"
#include "commands/renumber_plan.hpp"
#include "commands/units.hpp"
#include "guard/frozen_guard.hpp"
#include "guard/frozen_report.hpp"
#include "source/folder.hpp"
#include "source/parse.hpp"

namespace pawl::generator {
namespace {

/// Whether the author has to mend it before anything can be renumbered.
bool is_in_the_way(const frozen_finding& finding) {
  switch (finding.what) {
    case frozen_change::edited:
    case frozen_change::renumbered:
    case frozen_change::deleted:
      return true;
    case frozen_change::draft_before:
      return finding.then->ahead;
    default:
      return false;
  }
}

/// Marks in the set what is frozen, and reports what stands in the way.
void find_frozen(migration_set& set, const pipeline_options& options, diagnostics& found) {
  const guard_options guarded{
      .lock_path = options.lock_path(), .frozen_since = options.frozen_since, .layout = options.layout};
  frozen_guard guard{set, guarded, found};
  const auto findings = guard.compare();
  if (!findings) return;
  const frozen_report report{set, guard.frozen()};
  for (const frozen_finding& finding : *findings)
    if (is_in_the_way(finding)) found.add(report.describe(finding));
}

void show(std::vector<renaming> renamings, const std::string& directory, console& console) {
  std::ranges::sort(renamings, {}, &renaming::from);
  std::size_t width = 0;
  for (const renaming& each : renamings) width = std::max(width, each.from.size());
  console.out << fmt::format("In {}:\n", directory);
  for (const renaming& each : renamings) console.out << fmt::format("  {:{}}  ->  {}\n", each.from, width, each.to);
  console.out << std::flush;
}

bool is_agreed(const renumber_options& options, console& console) {
  if (options.yes) return true;
  if (console.answers == nullptr)
    throw command_error{"nothing was renamed: there is no terminal to ask on; --yes does it without asking"};
  console.err << "Go on? [y/N] " << std::flush;
  std::string answer;
  std::getline(*console.answers, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace

int renumber(const renumber_options& options, console& console) {
  diagnostics found;
  const folder files = scan(options.pipeline.directory, found);
  if (!files.listed) {
    report(found, console);
    return could_not_run;
  }
  diagnostics for_check_alone;
  constexpr std::array dialects{pawl::dialect::sqlite, pawl::dialect::postgresql};
  migration_set set = parse(files, dialects, for_check_alone, options.pipeline.layout);
  find_frozen(set, options.pipeline, found);
  if (const int code = report(found, console); code != success) return code;

  auto units = units_of(files, set, options.pipeline.layout);
  add_what_git_knows(units, options.pipeline);
  auto renamings = renamings_for(plan_renumbering(std::move(units), std::chrono::system_clock::now()));
  if (renamings.empty()) {
    console.out << "nothing to renumber: every draft has a version of its own, behind what is frozen\n";
    return success;
  }
  show(renamings, options.pipeline.directory, console);
  if (options.dry_run) return success;
  if (!is_agreed(options, console)) {
    console.out << "nothing was renamed\n";
    return found_errors;
  }
  rename_files(options.pipeline.directory, renamings);
  console.out << fmt::format("renamed {}; `pawl check` proves the new order\n",
                             commands::counted(renamings.size(), "file"));
  return success;
}

}  // namespace pawl::generator
