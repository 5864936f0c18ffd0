#include <algorithm>
#include <utility>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/version_order.hpp"

namespace pawl {
namespace {

using kind_type = divergence::kind_type;

[[noreturn]] void refuse_history(std::string_view message) {
  fail(errc::history_refused, message,
       "something else has written to pawl_history; restore the database from a backup");
}

bool is_unfinished(const history_row& row) { return row.state == "running" || row.state == "undoing"; }

/// Ordinals count from 1 without holes and versions rise: a row that is gone cannot go unnoticed. Only the last step
/// can be under way.
void refuse_disorder(const std::vector<history_row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].ordinal != i + 1) {
      const std::string should = std::to_string(i + 1);
      refuse_history(concat({"the history's row ", should, " is numbered ", std::to_string(rows[i].ordinal)}));
    }
    if (i > 0 && compare_versions(rows[i - 1].version, rows[i].version) >= 0) {
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

/// How many rows, from the first, are the migrations at their places.
std::size_t common_prefix(const list<migration>& migrations, const std::vector<history_row>& rows) {
  const std::size_t most = std::min(rows.size(), migrations.size());
  std::size_t count = 0;
  while (count < most && is_same(rows[count], migrations[count])) ++count;
  return count;
}

void add(std::vector<divergence>& divergences, kind_type kind, std::string_view version, std::string_view name) {
  divergence& added = divergences.emplace_back();
  added.kind = kind;
  added.version = version;
  added.name = name;
}

/// Walks history and migrations side by side; both are ordered by version.
void find_divergences(const list<migration>& migrations, const std::vector<history_row>& rows, status& status) {
  std::vector<divergence>& found = status.divergences;
  const migration* next = migrations.begin();
  for (const history_row& row : rows) {
    for (; next != migrations.end() && compare_versions(next->version, row.version) < 0; ++next) {
      add(found, kind_type::missing, next->version, next->name);
      status.pending.push_back(next);
    }
    if (next == migrations.end() || compare_versions(next->version, row.version) != 0) {
      add(found, kind_type::unknown, row.version, row.name);
      continue;
    }
    if (row.hash != next->hash) add(found, kind_type::edited, next->version, next->name);
    ++next;
  }
  for (; next != migrations.end(); ++next) status.pending.push_back(next);
}

/// A last step that was begun and not noted as done: up, it counts as pending; down, as applied.
void note_interruption(const list<migration>& migrations, status& status) {
  if (status.applied.empty() || !is_unfinished(status.applied.back())) return;
  status.interrupted = &migrations[status.applied.size() - 1];
  if (status.applied.back().state == "undoing") {
    status.interrupted_direction = direction::down;
  } else {
    status.applied.pop_back();
  }
}

/// Whether a program that does not know the rows from `known` on can run beside them.
bool are_compatible(const std::vector<history_row>& rows, std::size_t known) {
  return std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(known), rows.end(), [](const history_row& row) {
    return row.compatible == compatibility::compatible && is_finished(row.state);
  });
}

/// The state where the history and the set do not contradict each other.
database_state state_of(const status& status, std::size_t known, const database_facts& facts) {
  if (status.applied.size() > known) {
    return are_compatible(status.applied, known) ? database_state::newer_compatible : database_state::newer;
  }
  if (status.pending.empty() && status.interrupted == nullptr) return database_state::up_to_date;
  return !facts.history && !facts.is_empty ? database_state::unknown : database_state::pending;
}

}  // namespace

bool is_finished(std::string_view state) noexcept { return state == "applied" || state == "baseline"; }

status compare(const list<migration>& migrations, database_facts facts) {
  status status;
  if (facts.history) status.applied.swap(*facts.history);
  const std::vector<history_row>& rows = status.applied;
  refuse_disorder(rows);
  const std::size_t common = common_prefix(migrations, rows);
  if (common > 0 && rows[common - 1].chain != migrations[common - 1].chain) {
    const std::string row = std::to_string(common);
    refuse_history(concat({"the history's chain of row ", row, " does not belong to its hashes"}));
  }
  if (common < std::min(rows.size(), migrations.size())) {
    status.state = database_state::diverged;
    find_divergences(migrations, rows, status);
    return status;
  }
  if (rows.size() <= migrations.size()) note_interruption(migrations, status);
  for (std::size_t i = rows.size(); i < migrations.size(); ++i) status.pending.push_back(&migrations[i]);
  status.state = state_of(status, migrations.size(), facts);
  return status;
}

}  // namespace pawl
