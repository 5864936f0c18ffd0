#include "core/planning.hpp"

#include <algorithm>

#include "core/failing.hpp"
#include "core/script_text.hpp"
#include "core/version_order.hpp"

namespace pawl {
namespace {

[[noreturn]] void refuse_unknown() {
  fail(errc::unknown_database,
       "the database holds tables but no history of migrations: another program may have made it",
       "if the tables are this program's own, set options.baseline to the version that they are at");
}

[[noreturn]] void refuse_no_down(const std::vector<const migration*>& missing) {
  std::string message = "cannot be undone for want of a down script:";
  for (const migration* migration : missing) message += concat({"\n  ", migration->version, " ", migration->name});
  fail(errc::no_down, message,
       "add a section `-- migrate:down` to the migration, or restore the database from a backup");
}

[[noreturn]] void refuse_undoing_unknown() {
  fail(errc::unknown_database,
       "the database holds tables but no history of migrations: what options.baseline adopts is not undone at once",
       "adopt it with up() first; going down then drops what the down scripts drop");
}

bool is_zero(std::string_view version) { return version.find_first_not_of('0') == std::string_view::npos; }

}  // namespace

void add_steps_down(const list<migration>& migrations, std::size_t applied, std::size_t goal, plan& steps) {
  std::vector<const migration*> missing;
  for (std::size_t i = applied; i > goal; --i) {
    const migration& migration = migrations[i - 1];
    if (migration.down.statements.empty()) missing.push_back(&migration);
    steps.push_back({&migration, direction::down});
  }
  if (!missing.empty()) refuse_no_down(missing);
}

bool is_newer(const status& status) noexcept {
  return status.state == database_state::newer || status.state == database_state::newer_compatible;
}

const list<migration>& migrations_for(dialect dialect, const migration_set& set) {
  for (const dialect_migrations& candidate : set.dialects) {
    if (candidate.dialect == dialect) return candidate.migrations;
  }
  const std::string_view name = to_string(dialect);
  fail(errc::no_dialect, concat({"the set ", set.name, " has no migrations for ", name}),
       concat({"add ", name, " to the DIALECTS of its add_migrations() call"}));
}

std::optional<std::size_t> count_up_to(const list<migration>& migrations, std::string_view version) {
  if (!is_version(version)) return std::nullopt;
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (compare_versions(version, migrations[i].version) == 0) return i + 1;
  }
  if (is_zero(version)) return 0;
  return std::nullopt;
}

std::size_t count_without_last(const list<migration>& migrations, const status& status, std::size_t count) {
  const bool half_up = status.interrupted != nullptr && status.interrupted_direction == direction::up;
  const std::size_t applied = std::min(status.applied.size() + (half_up ? 1 : 0), migrations.size());
  return applied - std::min(count, applied);
}

plan steps_to(const list<migration>& migrations, const status& status, std::size_t goal,
              std::optional<std::size_t> adopted) {
  plan steps;
  if (status.state == database_state::newer_compatible) return steps;
  std::size_t applied = status.applied.size();
  if (status.state == database_state::unknown) {
    if (!adopted) refuse_unknown();
    if (goal < *adopted) refuse_undoing_unknown();
    for (; applied < *adopted; ++applied) steps.push_back({&migrations[applied], direction::up, true});
  }
  if (status.interrupted != nullptr) {
    steps.push_back({status.interrupted, status.interrupted_direction, false, true});
    status.interrupted_direction == direction::up ? ++applied : --applied;
  }
  for (std::size_t i = applied; i < goal; ++i) steps.push_back({&migrations[i], direction::up});
  add_steps_down(migrations, applied, goal, steps);
  return steps;
}

bool is_standalone(const planned_step& step) {
  const script& script = script_of(*step.migration, step.direction);
  return !step.baseline && script.standalone != nullptr;
}

list<migration> next_ups(const plan& steps, std::size_t first) {
  std::size_t last = first;
  while (last < steps.size() && steps[last].direction == direction::up && !steps[last].baseline &&
         !is_standalone(steps[last])) {
    ++last;
  }
  if (last == first) return {};
  return {steps[first].migration, static_cast<std::uint32_t>(last - first)};
}

plan next_batch(const plan& steps, std::size_t first, transaction_scope scope) {
  std::size_t last = first;
  if (scope == transaction_scope::each) {
    while (last < steps.size() && steps[last].baseline) ++last;
    if (last == first) last = std::min(first + 1, steps.size());
  } else {
    while (last < steps.size() && !is_standalone(steps[last])) ++last;
  }
  return {steps.begin() + static_cast<std::ptrdiff_t>(first), steps.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace pawl
