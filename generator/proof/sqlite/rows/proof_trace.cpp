#include "proof/sqlite/rows/proof_trace.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// Of a long history, most copies would never be used: beginning a little earlier costs less than they do.
constexpr std::size_t most_checkpoints = 6;
constexpr std::size_t largest_checkpoint = std::size_t{16} << 20;

/// https://sqlite.org/c3ref/c_alter_table.html
const std::string* table_of(const seen_action& action) {
  switch (action.code) {
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_DROP_TABLE:
      return &action.first;
    case SQLITE_ALTER_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_DROP_INDEX:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_DROP_TRIGGER:
      return &action.second;
    default:
      return nullptr;
  }
}

}  // namespace

std::set<std::string> tables_of(const seen_statement& statement) {
  std::set<std::string> tables;
  for (const auto& action : statement.actions) {
    const auto* table = table_of(action);
    if (table != nullptr && !action.temporary && !begins_with_name(*table, "sqlite_"))
      tables.insert(lower_name(*table));
  }
  return tables;
}

std::set<std::string> tables_of(std::span<const seen_statement> statements) {
  std::set<std::string> tables;
  for (const auto& statement : statements) tables.merge(tables_of(statement));
  return tables;
}

proof_trace::proof_trace(std::span<const migration> migrations)
    : migrations_{migrations},
      first_draft_{
          static_cast<std::size_t>(std::ranges::find(migrations, false, &migration::frozen) - migrations.begin())},
      steps_(migrations.size()) {
  for (std::size_t i = 0; i < first_draft_; ++i) {
    const auto& release = migrations[i].release;
    const bool is_last = i + 1 == first_draft_ || migrations[i + 1].release != release;
    if (!release.empty() && is_last) heads_.push_back(i);
  }
}

void proof_trace::take_step(std::size_t index, std::span<const seen_statement> statements) {
  steps_[index] = tables_of(statements);
}

void proof_trace::pass(std::size_t index, sqlite3* connection) {
  if (index == 0 || index > first_draft_ || first_draft_ == migrations_.size()) return;
  const bool is_draft = index == first_draft_;
  const bool is_behind_head = std::ranges::binary_search(heads_, index - 1);
  const bool is_far = index - checkpoints_.back().applied > first_draft_ / most_checkpoints;
  if (!is_draft && !(is_behind_head && is_far)) return;
  auto copy = copy_of(connection);
  if (copy.empty() || (!is_draft && copy.size() > largest_checkpoint)) return;
  checkpoints_.push_back({index, std::move(copy)});
}

const proof_trace::checkpoint& proof_trace::before(std::size_t applied) const {
  const auto behind =
      std::ranges::find_if(checkpoints_, [&](const checkpoint& each) { return each.applied > applied; });
  return *std::prev(behind);
}

}  // namespace pawl::generator
