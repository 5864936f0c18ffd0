#include "core/planning.hpp"

#include <algorithm>

#include "core/failing.hpp"
#include "core/repeatables.hpp"
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
       "add its down script (behind `-- migrate:down`, unless the folder is another tool's), or restore the database "
       "from a backup");
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

const dialect_migrations& migrations_for(dialect dialect, const migration_set& set) {
  for (const dialect_migrations& candidate : set.dialects) {
    if (candidate.dialect == dialect) return candidate;
  }
  const std::string_view name = to_string(dialect);
  fail(errc::no_dialect, concat({"the set ", set.name, " has no migrations for ", name}),
       concat({"add ", name, " to the DIALECTS of its add_migrations() call"}));
}

std::optional<std::size_t> count_up_to(const list<migration>& migrations, std::string_view version) {
  if (!is_version(version)) return std::nullopt;
  const std::size_t versions = versions_of(migrations).size();
  for (std::size_t i = 0; i < versions; ++i) {
    if (compare_versions(version, migrations[i].version) == 0) return i + 1 == versions ? migrations.size() : i + 1;
  }
  if (is_zero(version)) return 0;
  return std::nullopt;
}

std::size_t count_without_last(const list<migration>& migrations, const status& status, std::size_t count) {
  const bool half_up = status.interrupted != nullptr && status.interrupted_direction == direction::up;
  const std::size_t applied =
      std::min(count_versions(status.applied) + (half_up ? 1 : 0), versions_of(migrations).size());
  return applied - std::min(count, applied);
}

plan steps_to(const list<migration>& migrations, const status& status, std::size_t goal,
              std::optional<std::size_t> adopted) {
  plan steps;
  if (status.state == database_state::newer_compatible) return steps;
  const std::size_t last = std::min<std::size_t>(goal, versions_of(migrations).size());
  std::size_t applied = count_versions(status.applied);
  const bool to_head = goal == migrations.size();
  const std::size_t kept = to_head ? count_in_place(migrations, status.applied) : 0;
  if (to_head || applied != last) take_out_repeatables(status.applied, kept, steps);
  if (status.state == database_state::unknown) {
    if (!adopted) refuse_unknown();
    if (goal < *adopted) refuse_undoing_unknown();
    for (; applied < std::min(*adopted, last); ++applied) steps.push_back({&migrations[applied], direction::up, true});
  }
  if (status.interrupted != nullptr) {
    steps.push_back({status.interrupted, status.interrupted_direction, false, true});
    status.interrupted_direction == direction::up ? ++applied : --applied;
  }
  for (std::size_t i = applied; i < last; ++i) steps.push_back({&migrations[i], direction::up});
  add_steps_down(migrations, applied, last, steps);
  if (to_head) put_repeatables(migrations, status.applied, kept, steps);
  return steps;
}

bool runs(const planned_step& step) noexcept { return !step.baseline && !step.bookkeeping; }

bool undoes(const planned_step& step) noexcept { return step.direction == direction::down && !step.bookkeeping; }

bool is_standalone(const planned_step& step) {
  return runs(step) && script_of(*step.migration, step.direction).standalone != nullptr;
}

list<migration> next_ups(const plan& steps, std::size_t first) {
  std::size_t last = first;
  while (last < steps.size() && steps[last].direction == direction::up && runs(steps[last]) &&
         !is_standalone(steps[last])) {
    if (last > first && steps[last].migration != steps[last - 1].migration + 1) break;
    ++last;
  }
  if (last == first) return {};
  return {steps[first].migration, static_cast<std::uint32_t>(last - first)};
}

plan next_batch(const plan& steps, std::size_t first, transaction_scope scope) {
  std::size_t last = first;
  const auto pass_bookkeeping = [&] {
    while (last < steps.size() && steps[last].bookkeeping) ++last;
  };
  if (scope == transaction_scope::each) {
    pass_bookkeeping();
    const std::size_t next = last;
    while (last < steps.size() && steps[last].baseline) ++last;
    if (last == next && last < steps.size() && !is_standalone(steps[last])) ++last;
    pass_bookkeeping();
  } else {
    while (last < steps.size() && !is_standalone(steps[last])) ++last;
  }
  return {steps.begin() + static_cast<std::ptrdiff_t>(first), steps.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace pawl
