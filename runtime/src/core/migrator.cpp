#include <pawl/migrator.hpp>

#include <utility>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/reading.hpp"
#include "core/repeatables.hpp"
#include "core/runner.hpp"

namespace pawl {

migrator::migrator(database& database, const migration_set& set, options options)
    : database_{database},
      set_{set},
      migrations_{migrations_for(database.dialect(), set).migrations},
      options_{std::move(options)} {
  refuse_older_engine(database, set);
}

status migrator::status() {
  database_.use(options_);
  return read_status({database_, set_, migrations_, options_});
}

plan migrator::plan() {
  database_.use(options_);
  database_.refuse_open_transaction();
  const assignment work{database_, set_, migrations_, options_};
  return plan_from(work, read_status(work), {migrations_.size()});
}

report migrator::up() { return move_to(migrations_.size()); }

report migrator::down(std::size_t count) {
  database_.use(options_);
  database_.refuse_open_transaction();
  const assignment work{database_, set_, migrations_, options_};
  const pawl::status now = read_status(work);
  // The last migrations are not this program's, and it says nothing of how many of them there are.
  if (count > 0) refuse_contradiction(now, migrations_, newer_database::refuse);
  destination where{count_without_last(migrations_, now, count)};
  // What others add until the lock is held is not what was counted.
  const pawl::plan counted = plan_from(work, now, where);
  where.agreed = &counted;
  return run_to(work, now, where);
}

report migrator::to(std::string_view version) {
  const std::optional<std::size_t> goal = count_up_to(migrations_, version);
  if (goal) return move_to(*goal);
  fail(errc::unknown_version, concat({"the set ", set_.name, " has no version ", version}));
}

report migrator::move_to(std::size_t goal) {
  database_.use(options_);
  database_.refuse_open_transaction();
  const auto ordinal = static_cast<std::uint32_t>(goal);
  if (goal > 0 && database_.is_at(set_.name, ordinal, migrations_[goal - 1].chain)) return {};
  const list<migration> versions = versions_of(migrations_);
  const bool may_be_newer = options_.newer_database == newer_database::allow_compatible;
  if (may_be_newer && goal == migrations_.size() && !versions.empty()) {
    report report;
    const char* chain = versions[versions.size() - 1].chain;
    report.newer = database_.count_compatible(set_.name, versions.count, chain).value_or(0);
    if (report.newer > 0) return report;
  }
  const assignment work{database_, set_, migrations_, options_};
  return run_to(work, read_status(work), {goal});
}

}  // namespace pawl
