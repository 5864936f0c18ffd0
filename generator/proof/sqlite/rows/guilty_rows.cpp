#include "proof/sqlite/rows/guilty_rows.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"
#include "sqlite/settings.hpp"

namespace pawl::generator {
namespace {

constexpr std::size_t most_trials = 400;
constexpr std::size_t most_rows = 2'000;

class search {
 public:
  search(sqlite3* connection, const std::string& message, const trial& statement)
      : connection_{connection}, message_{message}, statement_{statement} {}

  void add(const std::string& table) {
    if (sort_of(connection_, table) != table_sort::ordinary) return;
    const auto shape = read_shape(connection_, table);
    const auto rows = read_rows(connection_, shape, most_rows);
    if (!rows) return;
    removals_.emplace(shape.table.name,
                      fmt::format("DELETE FROM main.{} WHERE {}", quoted_name(table), identity_condition(shape)));
    for (std::size_t i = 0; i < rows->identities.size(); ++i)
      left_.push_back({shape.table.name, rows->identities[i], rows->content.shown(i)});
  }

  /// Those first that are rather taken away.
  template <typename Age>
  void put_in_order(const Age& age) {
    std::ranges::stable_sort(left_, std::ranges::greater{},
                             [&](const guilty_row& row) { return age(row.table, row.identity); });
  }

  /// Halves first: most rows have nothing to do with it.
  std::vector<guilty_row> take() {
    for (auto size = std::max<std::size_t>(1, left_.size() / 2); trials_ < most_trials;
         size = std::max<std::size_t>(1, size / 2)) {
      const auto before = left_.size();
      for (std::size_t at = 0; at < left_.size() && trials_ < most_trials;)
        if (!try_without(at, std::min(size, left_.size() - at))) at += size;
      if (size == 1 && left_.size() == before) break;
    }
    return std::move(left_);
  }

 private:
  /// Whether it fails all the same; then they stay out of what is left.
  bool try_without(std::size_t begin, std::size_t count) {
    const auto first = left_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::vector<guilty_row> out{std::make_move_iterator(first),
                                std::make_move_iterator(first + static_cast<std::ptrdiff_t>(count))};
    left_.erase(first, first + static_cast<std::ptrdiff_t>(count));
    gone_.insert(gone_.end(), out.begin(), out.end());
    if (fails_alike()) return true;
    gone_.resize(gone_.size() - count);
    left_.insert(left_.begin() + static_cast<std::ptrdiff_t>(begin), std::make_move_iterator(out.begin()),
                 std::make_move_iterator(out.end()));
    return false;
  }

  bool fails_alike() {
    ++trials_;
    sqlite::execute(connection_, "SAVEPOINT pawl_trial");
    {
      const sqlite::scoped_setting no_triggers{connection_, SQLITE_DBCONFIG_ENABLE_TRIGGER, false};
      for (const auto& [table, sql] : removals_) remove_from(table, sql);
    }
    const auto said = statement_();
    sqlite::execute(connection_, "ROLLBACK TO pawl_trial");
    sqlite::execute(connection_, "RELEASE pawl_trial");
    return said == message_;
  }

  void remove_from(const std::string& table, const std::string& sql) {
    value_query remove{connection_, sql};
    for (const auto& row : gone_) {
      if (row.table != table) continue;
      for (std::size_t i = 0; i < row.identity.size(); ++i) remove.bind(static_cast<int>(i + 1), row.identity[i]);
      remove.step();
      remove.reset();
    }
  }

  sqlite3* connection_;
  const std::string& message_;
  const trial& statement_;
  std::map<std::string, std::string> removals_;
  std::vector<guilty_row> left_;
  std::vector<guilty_row> gone_;
  std::size_t trials_ = 0;
};

}  // namespace

std::vector<guilty_row> guilty_rows(sqlite3* connection, const table_names& tables, const std::string& message,
                                    const trial& statement,
                                    const std::function<std::size_t(const std::string&, const row_identity&)>& age) {
  search search{connection, message, statement};
  for (const auto& table : tables) search.add(table);
  search.put_in_order(age);
  return search.take();
}

}  // namespace pawl::generator
