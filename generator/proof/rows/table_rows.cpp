#include "proof/rows/table_rows.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "core/letter_case.hpp"

namespace pawl::generator {
namespace {

std::string part_text(const row_value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return "t" + *text;
  if (const auto* bytes = std::get_if<blob>(&value)) return "b" + bytes->bytes;
  // Whole and other numbers are one where they are equal.
  const auto* real = std::get_if<double>(&value);
  const bool is_whole = real != nullptr && *real >= -9e15 && *real <= 9e15 &&
                        static_cast<double>(static_cast<std::int64_t>(*real)) == *real;
  return is_whole ? std::to_string(static_cast<std::int64_t>(*real)) : shown(value);
}

void append_key(std::string& key, const row_value& value) {
  const auto part = part_text(value);
  key.append(std::to_string(part.size())).append(":").append(part);
}

std::string key_text(const std::vector<row_value>& row, const std::vector<std::size_t>& columns) {
  std::string key;
  for (const auto column : columns) append_key(key, row[column]);
  return key;
}

/// The same column in both.
struct shared_column {
  std::size_t before;
  std::size_t after;
};

class comparison {
 public:
  comparison(const table_rows& before, const table_rows& after, const declared_changes& declared)
      : before_{before}, after_{after}, declared_{declared} {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t a = 0; a < after.columns.size(); ++a) places.emplace(to_lower(after.columns[a]), a);
    for (std::size_t b = 0; b < before.columns.size(); ++b)
      if (const auto a = places.find(to_lower(before.columns[b])); a != places.end()) shared_.push_back({b, a->second});
  }

  std::vector<row_difference> take() {
    if (has_same_key())
      match_by_key();
    else
      match_by_content();
    if (!declared_.deletes) report_lost();
    for (const auto& column : shared_) {
      if (is_declared(column)) continue;
      if (!report_nulled(column)) report_swapped(column);
    }
    return std::move(found_);
  }

 private:
  /// The rows before and after that are the same one.
  struct pair {
    std::size_t before;
    std::size_t after;
  };

  bool is_declared(const shared_column& column) const {
    const auto name = to_lower(before_.columns[column.before]);
    return std::ranges::find(declared_.columns, name) != declared_.columns.end();
  }

  bool is_key(const shared_column& column) const {
    return std::ranges::find(before_.key, column.before) != before_.key.end();
  }

  /// Whether rows can be told apart by columns that were the key before, are there now, and are not set anew.
  bool has_same_key() {
    for (const auto key : before_.key) {
      const auto column = std::ranges::find_if(shared_, [&](const shared_column& each) { return each.before == key; });
      if (column == shared_.end() || is_declared(*column)) {
        key_after_.clear();
        return false;
      }
      key_after_.push_back(column->after);
    }
    return !before_.key.empty();
  }

  void match_by_key() {
    std::unordered_map<std::string, std::size_t> rows;
    for (std::size_t i = 0; i < after_.rows.size(); ++i) rows.emplace(key_text(after_.rows[i], key_after_), i);
    std::vector<bool> taken(after_.rows.size());
    for (std::size_t i = 0; i < before_.rows.size(); ++i) {
      const auto found = rows.find(key_text(before_.rows[i], before_.key));
      if (found == rows.end()) {
        vanished_.push_back(i);
      } else {
        pairs_.push_back({i, found->second});
        taken[found->second] = true;
      }
    }
    for (std::size_t i = 0; i < taken.size(); ++i)
      if (!taken[i]) appeared_.push_back(i);
    if (declared_.rebuilds)
      forgive_equal_content([&](const shared_column& column) { return !is_key(column) && !is_declared(column); });
  }

  void match_by_content() {
    for (std::size_t i = 0; i < before_.rows.size(); ++i) vanished_.push_back(i);
    for (std::size_t i = 0; i < after_.rows.size(); ++i) appeared_.push_back(i);
    forgive_equal_content([&](const shared_column& column) { return !is_declared(column); });
  }

  /// A row that holds the same under another key has been given one, and is still there.
  template <typename Counts>
  void forgive_equal_content(const Counts& counts) {
    std::vector<std::size_t> before_columns;
    std::vector<std::size_t> after_columns;
    for (const auto& column : shared_) {
      if (!counts(column)) continue;
      before_columns.push_back(column.before);
      after_columns.push_back(column.after);
    }
    if (before_columns.empty()) return;
    std::unordered_multimap<std::string, std::size_t> contents;
    for (const auto row : appeared_) contents.emplace(key_text(after_.rows[row], after_columns), row);
    std::set<std::size_t> used;
    std::erase_if(vanished_, [&](std::size_t row) {
      const auto found = contents.find(key_text(before_.rows[row], before_columns));
      if (found == contents.end()) return false;
      used.insert(found->second);
      contents.erase(found);
      return true;
    });
    std::erase_if(appeared_, [&](std::size_t row) { return used.contains(row); });
  }

  /// Where as many new rows stand in their place, rows may have been changed beyond recognition, but are not lost.
  void report_lost() {
    const bool keeps_keys = !declared_.rebuilds && !key_after_.empty();
    const auto excused = keeps_keys ? 0 : appeared_.size();
    if (vanished_.size() <= excused) return;
    found_.push_back(
        {.change = row_change::lost, .count = vanished_.size() - excused, .rows = vanished_, .row = vanished_.front()});
  }

  static void add(row_difference& difference, std::size_t row) {
    if (difference.count++ == 0) difference.row = row;
    difference.rows.push_back(row);
  }

  bool report_nulled(const shared_column& column) {
    row_difference difference{.change = row_change::nulled, .column = column.before};
    for (const auto& [before, after] : pairs_) {
      if (is_null(before_.rows[before][column.before]) || !is_null(after_.rows[after][column.after])) continue;
      add(difference, before);
    }
    if (difference.count > 0) found_.push_back(difference);
    return difference.count > 0;
  }

  bool has_changed(const shared_column& column) const {
    return std::ranges::any_of(pairs_, [&](const pair& each) {
      return before_.rows[each.before][column.before] != after_.rows[each.after][column.after];
    });
  }

  /// Whether the column holds in each row what another one held there, and not what it held itself.
  void report_swapped(const shared_column& column) {
    if (!has_changed(column)) return;
    for (const auto& other : shared_) {
      if (other.before == column.before || is_key(column) || is_key(other)) continue;
      const auto difference = swapped(column, other.before);
      if (difference.count == 0) continue;
      found_.push_back(difference);
      return;
    }
  }

  row_difference swapped(const shared_column& column, std::size_t other) const {
    row_difference difference{.change = row_change::swapped, .column = column.before, .other = other};
    std::set<std::string> values;
    for (const auto& [before, after] : pairs_) {
      const auto& row = before_.rows[before];
      const auto now = key_text(after_.rows[after], {column.after});
      if (now != key_text(row, {other})) return {};
      if (now == key_text(row, {column.before})) continue;
      values.insert(now);
      add(difference, before);
    }
    // A constant may be equal by chance.
    return values.size() < 2 ? row_difference{} : difference;
  }

  const table_rows& before_;
  const table_rows& after_;
  const declared_changes& declared_;
  std::vector<shared_column> shared_;
  std::vector<std::size_t> key_after_;
  std::vector<pair> pairs_;
  std::vector<std::size_t> vanished_;
  std::vector<std::size_t> appeared_;
  std::vector<row_difference> found_;
};

}  // namespace

std::string key_text(const std::vector<row_value>& values) {
  std::string key;
  for (const auto& value : values) append_key(key, value);
  return key;
}

std::string table_rows::shown(std::size_t row, std::size_t column) const {
  std::vector<std::size_t> order = key;
  const auto add = [&](std::size_t each) {
    if (std::ranges::find(order, each) == order.end()) order.push_back(each);
  };
  if (column < columns.size()) add(column);
  for (std::size_t i = 0; i < columns.size() && order.size() <= shown_columns; ++i) add(i);
  std::vector<std::pair<std::string, row_value>> values;
  for (const auto each : order) values.emplace_back(columns[each], rows[row][each]);
  return shown_row(table, values);
}

std::vector<row_difference> compare_rows(const table_rows& before, const table_rows& after,
                                         const declared_changes& declared) {
  return comparison{before, after, declared}.take();
}

}  // namespace pawl::generator
