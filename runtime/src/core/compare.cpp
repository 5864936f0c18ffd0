#include <algorithm>
#include <utility>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/repeatables.hpp"
#include "core/version_order.hpp"

namespace pawl {
namespace {

using kind_type = divergence::kind_type;

[[noreturn]] void refuse_history(std::string_view message) {
  fail(errc::history_refused, message,
       "something else has written to pawl_history; restore the database from a backup");
}

bool is_unfinished(const history_row& row) { return row.state == "running" || row.state == "undoing"; }

/// Of another algorithm than `t1`, the only one so far.
bool has_later_hash(const history_row& row) {
  const std::size_t end = row.hash.find(':');
  const std::string_view algorithm{row.hash.data(), end == std::string::npos ? 0 : end};
  return algorithm.size() > 1 && algorithm[0] == 't' && algorithm != "t1" &&
         algorithm.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

void refuse_later_pawl(const history_row& row) {
  const std::string place = concat({"the history's row ", std::to_string(row.ordinal)});
  if (has_later_hash(row)) fail_for_later_pawl(concat({place, " has a hash of another kind, ", row.hash}));
  if (is_finished(row.state) || is_unfinished(row)) return;
  fail_for_later_pawl(concat({place, " has the unknown state \"", row.state, "\""}));
}

/// Versions rise, and behind them the names of repeatable scripts.
bool are_in_order(const history_row& one, const history_row& next) {
  if (is_repeatable(one)) return is_repeatable(next) && one.name < next.name;
  return is_repeatable(next) || compare_versions(one.version, next.version) < 0;
}

/// Ordinals count from 1 without holes and versions rise: a row that is gone cannot go unnoticed. Only the last step
/// can be under way.
void refuse_disorder(const std::vector<history_row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].ordinal != i + 1) {
      const std::string should = std::to_string(i + 1);
      refuse_history(concat({"the history's row ", should, " is numbered ", std::to_string(rows[i].ordinal)}));
    }
    if (i > 0 && !are_in_order(rows[i - 1], rows[i])) {
      refuse_history("the history's rows are not in the order of their versions");
    }
    if (i > 0 && is_unfinished(rows[i - 1])) {
      refuse_history(concat({"the history goes on behind row ", std::to_string(i), ", which is not finished"}));
    }
  }
}

bool is_same(const history_row& row, const migration& migration) {
  return compare_versions(row.version, migration.version) == 0 && row.hash == migration.hash;
}

/// How many rows, from the first, are the versions at their places.
std::size_t common_prefix(const list<migration>& versions, const std::vector<history_row>& rows) {
  const std::size_t most = std::min(count_versions(rows), versions.size());
  std::size_t count = 0;
  while (count < most && is_same(rows[count], versions[count])) ++count;
  return count;
}

void add(std::vector<divergence>& divergences, kind_type kind, std::string_view version, std::string_view name) {
  divergence& added = divergences.emplace_back();
  added.kind = kind;
  added.version = version;
  added.name = name;
}

/// Walks history and versions side by side; both are ordered by version.
void find_divergences(const list<migration>& versions, const std::vector<history_row>& rows, status& status) {
  std::vector<divergence>& found = status.divergences;
  const migration* next = versions.begin();
  for (const history_row& row : rows) {
    if (is_repeatable(row)) break;
    for (; next != versions.end() && compare_versions(next->version, row.version) < 0; ++next) {
      add(found, kind_type::missing, next->version, next->name);
      status.pending.push_back(next);
    }
    if (next == versions.end() || compare_versions(next->version, row.version) != 0) {
      add(found, kind_type::unknown, row.version, row.name);
      continue;
    }
    if (row.hash != next->hash) add(found, kind_type::edited, next->version, next->name);
    ++next;
  }
  for (; next != versions.end(); ++next) status.pending.push_back(next);
}

/// A last step that was begun and not noted as done: up, it counts as pending; down, as applied.
void note_interruption(const list<migration>& migrations, status& status) {
  if (status.applied.empty() || !is_unfinished(status.applied.back()) || is_repeatable(status.applied.back())) return;
  status.interrupted = &migrations[status.applied.size() - 1];
  if (status.applied.back().state == "undoing") {
    status.interrupted_direction = direction::down;
  } else {
    status.applied.pop_back();
  }
}

/// Whether a program that does not know the rows from `known` on can run beside them. Versions decide: what a
/// repeatable script makes they have to allow for.
bool are_compatible(const std::vector<history_row>& rows, std::size_t known) {
  return std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(known), rows.end(), [](const history_row& row) {
    return is_finished(row.state) && (is_repeatable(row) || row.compatible == compatibility::compatible);
  });
}

void add_pending(const list<migration>& migrations, status& status) {
  const std::size_t known = versions_of(migrations).size();
  const bool has_version = count_versions(status.applied) < known || status.interrupted != nullptr;
  for (std::size_t i = count_versions(status.applied); i < known; ++i) status.pending.push_back(&migrations[i]);
  for (std::size_t i = known; i < migrations.size(); ++i) {
    if (has_version || is_changed(migrations[i], status.applied)) status.pending.push_back(&migrations[i]);
  }
}

/// The state where the history and the set do not contradict each other, and the database is not newer.
database_state state_of(const list<migration>& migrations, const status& status, const database_facts& facts) {
  const bool is_done = status.pending.empty() && status.interrupted == nullptr;
  if (is_done && has_all_repeatables(migrations, status.applied)) return database_state::up_to_date;
  return !facts.history && !facts.is_empty ? database_state::unknown : database_state::pending;
}

}  // namespace

bool is_finished(std::string_view state) noexcept { return state == "applied" || state == "baseline"; }

status compare(const list<migration>& migrations, database_facts facts) {
  status status;
  if (facts.history) status.applied.swap(*facts.history);
  const std::vector<history_row>& rows = status.applied;
  std::for_each(rows.begin(), rows.end(), refuse_later_pawl);
  refuse_disorder(rows);
  const list<migration> versions = versions_of(migrations);
  const std::size_t common = common_prefix(versions, rows);
  if (common > 0 && rows[common - 1].chain != migrations[common - 1].chain) {
    const std::string row = std::to_string(common);
    refuse_history(concat({"the history's chain of row ", row, " does not belong to its hashes"}));
  }
  if (common < std::min(count_versions(rows), versions.size())) {
    status.state = database_state::diverged;
    find_divergences(versions, rows, status);
    return status;
  }
  if (count_versions(rows) > versions.size()) {
    const bool can_stay = are_compatible(rows, versions.size());
    status.state = can_stay ? database_state::newer_compatible : database_state::newer;
    return status;
  }
  note_interruption(migrations, status);
  add_pending(migrations, status);
  status.state = state_of(migrations, status, facts);
  return status;
}

}  // namespace pawl
