#include <algorithm>
#include <utility>

#include <pawl/error.hpp>

#include "core/planning.hpp"
#include "core/version_order.hpp"

namespace pawl {
namespace {

[[noreturn]] void refuse_history(const std::string& message) {
  throw error{{.code = errc::history_refused,
               .message = message,
               .hint = "something else has written to pawl_history; restore the database from a backup"}};
}

/// Ordinals count from 1 without holes: a row that is gone cannot go unnoticed.
void refuse_holes(const std::vector<history_row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].ordinal == i + 1) continue;
    refuse_history("the history's row " + std::to_string(i + 1) + " is numbered " + std::to_string(rows[i].ordinal));
  }
}

bool has_version(const history_row& row, const migration& migration) {
  return compare_versions(row.version, migration.version) == 0;
}

bool is_same(const history_row& row, const migration& migration) {
  return has_version(row, migration) && row.hash == migration.hash;
}

/// How many rows, from the first, are the migrations at their places.
std::size_t common_prefix(const list<migration>& migrations, const std::vector<history_row>& rows) {
  const std::size_t most = std::min(rows.size(), migrations.size());
  std::size_t count = 0;
  while (count < most && is_same(rows[count], migrations[count])) ++count;
  return count;
}

/// Edited and unknown: what the history says otherwise than the migrations.
void add_contradicted(const list<migration>& migrations, const std::vector<history_row>& rows, status& status) {
  for (const history_row& row : rows) {
    const auto* twin =
        std::find_if(migrations.begin(), migrations.end(), [&](const migration& m) { return has_version(row, m); });
    if (twin == migrations.end()) {
      status.divergences.push_back({divergence::kind_type::unknown, row.version, row.name});
    } else if (row.hash != twin->hash) {
      status.divergences.push_back({divergence::kind_type::edited, twin->version, twin->name});
    }
  }
}

/// Missing: what the history went past. The rest is pending.
void add_absent(const list<migration>& migrations, const std::vector<history_row>& rows, status& status) {
  for (const migration& migration : migrations) {
    const auto same = [&](const history_row& row) { return has_version(row, migration); };
    const auto later = [&](const history_row& row) { return compare_versions(row.version, migration.version) > 0; };
    if (std::any_of(rows.begin(), rows.end(), same)) continue;
    status.pending.push_back(&migration);
    if (std::any_of(rows.begin(), rows.end(), later)) {
      status.divergences.push_back({divergence::kind_type::missing, migration.version, migration.name});
    }
  }
}

void find_divergences(const list<migration>& migrations, const std::vector<history_row>& rows, status& status) {
  add_contradicted(migrations, rows, status);
  add_absent(migrations, rows, status);
  if (status.divergences.empty()) refuse_history("the history's rows are not in the order of their versions");
  std::stable_sort(status.divergences.begin(), status.divergences.end(),
                   [](const divergence& a, const divergence& b) { return compare_versions(a.version, b.version) < 0; });
}

}  // namespace

status compare(const list<migration>& migrations, database_facts facts) {
  std::vector<history_row> rows = facts.history ? std::move(*facts.history) : std::vector<history_row>{};
  refuse_holes(rows);
  const std::size_t common = common_prefix(migrations, rows);
  if (common > 0 && rows[common - 1].chain != migrations[common - 1].chain) {
    refuse_history("the history's chain of row " + std::to_string(common) + " does not belong to its hashes");
  }
  status status;
  if (common < std::min(rows.size(), migrations.size())) {
    status.state = database_state::diverged;
    find_divergences(migrations, rows, status);
  } else {
    for (std::size_t i = common; i < migrations.size(); ++i) status.pending.push_back(&migrations[i]);
    if (common < rows.size()) {
      status.state = database_state::newer;
    } else if (status.pending.empty()) {
      status.state = database_state::up_to_date;
    } else if (!facts.history && !facts.is_empty) {
      status.state = database_state::unknown;
    }
  }
  status.applied = std::move(rows);
  return status;
}

}  // namespace pawl
