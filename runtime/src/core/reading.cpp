#include "core/reading.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/failing.hpp"
#include "core/repeatables.hpp"
#include "core/way_back.hpp"

namespace pawl {
namespace {

/// How many migrations `options.baseline` takes for applied.
std::optional<std::size_t> count_adopted(const assignment& work) {
  if (!work.options.baseline) return std::nullopt;
  const std::optional<std::size_t> count = count_up_to(work.migrations, *work.options.baseline);
  if (count) return count;
  fail(errc::unknown_version,
       concat({"options.baseline names the version ", *work.options.baseline, ", which the set ", work.set.name,
               " does not have"}),
       "name the migration whose schema the database has now");
}

/// Whatever the steps are that lie before it, the same chain is the same migration in the same place.
void refuse_disagreed(const plan& steps, const plan& agreed) {
  for (const planned_step& step : steps) {
    if (!undoes(step)) continue;
    const std::string_view chain = step.migration->chain;
    const bool is_agreed = std::any_of(agreed.begin(), agreed.end(), [&](const planned_step& one) {
      return undoes(one) && chain == one.migration->chain;
    });
    if (is_agreed) continue;
    fail(errc::busy,
         concat({"the history went on meanwhile, and ", step.migration->version, " ", step.migration->name,
                 " would be undone too, which nobody has asked for"}),
         "look at what is applied now, and start again");
  }
}

plan steps_from(const assignment& work, const status& status, std::size_t goal) {
  if (is_newer(status) && work.options.newer_database == newer_database::downgrade) {
    return way_back(work.migrations, status, goal,
                    work.database.read_stored_downs(work.set.name, versions_of(work.migrations).count));
  }
  // What lies below the newer migrations is not undone, and they are no part of another state than the head.
  const bool to_head = goal == work.migrations.size();
  refuse_contradiction(status, work.migrations, to_head ? work.options.newer_database : newer_database::refuse);
  std::optional<std::size_t> adopted;
  if (status.state == database_state::unknown) adopted = count_adopted(work);
  return steps_to(work.migrations, status, goal, adopted);
}

}  // namespace

/// Tables matter only where there is no history. Whoever fills an empty database adds tables and history at once, so
/// tables seen before the history is looked for show theirs; the other way round, another process could commit in
/// between.
void refuse_older_engine(database& database, const migration_set& set) {
  const std::uint32_t minimum = migrations_for(database.dialect(), set).minimum_engine;
  if (minimum > 0) database.refuse_older_engine(minimum);
}

database_facts read_facts(const assignment& work) {
  database_facts facts;
  facts.history = work.database.read_history(work.set.name);
  if (facts.history) return facts;
  facts.is_empty = work.database.is_empty();
  facts.history = work.database.read_history(work.set.name);
  return facts;
}

plan plan_from(const assignment& work, const status& status, const destination& where) {
  plan steps = steps_from(work, status, where.by_way_of.value_or(where.goal));
  if (where.by_way_of) {
    for (std::size_t i = *where.by_way_of; i < where.goal; ++i) {
      steps.push_back({&work.migrations[i], direction::up});
    }
  }
  if (where.agreed != nullptr) refuse_disagreed(steps, *where.agreed);
  return steps;
}

status read_status(const assignment& work) { return compare(work.migrations, read_facts(work)); }

}  // namespace pawl
