#include "proof/rows/fill_table.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "proof/rows/candidates.hpp"
#include "proof/rows/random.hpp"

namespace pawl::generator {
namespace {

/// Rows tried for one table, and values in all of them: a table of 2,000 columns is tried less often.
constexpr std::size_t most_tries = 2'000;
constexpr std::size_t most_values = 200'000;
constexpr std::size_t random_tries = 200;

class table_filler {
 public:
  table_filler(const row_table& table, const fill_options& options, row_sink& sink)
      : table_{table},
        sink_{sink},
        random_{options.seed, table.name},
        number_{options.first_number},
        unique_(table.columns.size()),
        pools_(table.columns.size()),
        tries_{std::min(most_tries, most_values / std::max<std::size_t>(1, table.columns.size()))} {
    for (const auto& key : table_.keys) mark_unique(key);
  }

  fill_result fill() {
    for (std::size_t role = 0; role < row_roles && tries_ > 0; ++role) {
      add(static_cast<row_role>(role));
      ++number_;
    }
    if (rows_ > 0) why_.clear();
    return {rows_, why_};
  }

 private:
  /// One column of each key has a value of its own in each row; the others may repeat.
  void mark_unique(const row_key& key) {
    const auto refers = [&](std::size_t column) {
      return std::ranges::any_of(table_.references, [&](const row_reference& each) {
        return std::ranges::find(each.columns, column) != each.columns.end();
      });
    };
    const auto free = std::ranges::find_if_not(key.columns, refers);
    if (free != key.columns.end()) unique_[*free] = true;
  }

  bool insert(const new_row& row, bool keeps = true) {
    if (tries_ == 0) return false;
    --tries_;
    auto refused = sink_.insert(row, keeps);
    if (refused)
      why_ = std::move(*refused);
    else if (keeps)
      ++rows_;
    return !refused;
  }

  void add(row_role role) {
    if (!base_) {
      // Whatever it takes: other rows begin with this one.
      if (auto row = settle(least_row()))
        base_ = std::move(row);
      else
        return;
    }
    const auto wanted = row_for(role);
    if (insert(wanted)) return;
    if (auto merged = merge(wanted)) insert(*merged);
  }

  new_row row_for(row_role role) {
    new_row row(table_.columns.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& column = table_.columns[i];
      if (!column.computed) row[i] = value_in(i, column, role);
    }
    refer(row, role);
    return row;
  }

  row_value value_in(std::size_t index, const row_column& column, row_role role) {
    const bool is_null = (role == row_role::nulls || role == row_role::more_nulls) && column.nullable;
    if (unique_[index] && !is_null) return unique_value(column, number_);
    if (role < row_role::mixed) return value_for(column, role);
    const auto& all = pool(index);
    return all[random_.below(all.size())];
  }

  /// Sets the columns that refer to rows of other tables.
  void refer(new_row& row, row_role role) {
    for (const auto& reference : table_.references) {
      const bool may_be_null =
          std::ranges::any_of(reference.columns, [&](std::size_t column) { return table_.columns[column].nullable; });
      const auto parents = sink_.parents(reference);
      const bool is_null = role == row_role::nulls || role == row_role::more_nulls || parents.empty();
      if (is_null && may_be_null) {
        for (const auto column : reference.columns)
          if (table_.columns[column].nullable) row[column] = row_value{};
      } else if (parents.empty()) {
        // The parent's row of that number, which is still to come.
        for (const auto column : reference.columns) row[column] = unique_value(table_.columns[column], number_);
      } else {
        // Two rows that follow each other have the same parent, where no key is against it.
        const auto& parent =
            parents[role < row_role::mixed ? number_ / 2 % parents.size() : random_.below(parents.size())];
        for (std::size_t i = 0; i < reference.columns.size(); ++i) row[reference.columns[i]] = parent[i];
      }
    }
  }

  /// A row of no more values than it needs: defaults and NULL satisfy most conditions.
  new_row least_row() {
    new_row row(table_.columns.size());
    for (std::size_t i = 0; i < row.size(); ++i)
      if (is_needed(i)) row[i] = value_in(i, table_.columns[i], row_role::plain);
    new_row full(row.size());
    refer(full, row_role::plain);
    for (std::size_t i = 0; i < row.size(); ++i)
      if (full[i] && (is_needed(i) || !is_null(*full[i]))) row[i] = std::move(full[i]);
    return row;
  }

  bool is_needed(std::size_t column) const {
    return !table_.columns[column].computed && !table_.columns[column].optional;
  }

  /// Changes one value after the other, and keeps what brings another refusal than those before: one condition less is
  /// in the way then.
  std::optional<new_row> settle(new_row row) {
    std::set<std::string> seen;
    while (true) {
      if (insert(row, false)) return row;
      if (tries_ == 0) return std::nullopt;
      seen.insert(why_);
      if (!improve(row, seen)) return guess(std::move(row));
    }
  }

  bool improve(new_row& row, const std::set<std::string>& seen) {
    for (const bool needed : {true, false}) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (table_.columns[i].computed || is_needed(i) != needed) continue;
        for (auto& value : values_of(i)) {
          auto before = std::exchange(row[i], std::move(value));
          if (insert(row, false) || !seen.contains(why_)) return true;
          row[i] = std::move(before);
          if (tries_ == 0) return false;
        }
      }
    }
    return false;
  }

  const std::vector<row_value>& pool(std::size_t index) {
    auto& values = pools_[index];
    if (values.empty()) values = candidates(table_.columns[index]);
    return values;
  }

  std::vector<row_value> values_of(std::size_t index) {
    const auto& column = table_.columns[index];
    auto all = pool(index);
    all.push_back(unique_value(column, number_));
    for (const auto& hint : column.hints) all.push_back(variant_of(hint, number_));
    return all;
  }

  std::optional<new_row> guess(new_row row) {
    for (std::size_t i = 0; i < random_tries && tries_ > 0; ++i) {
      for (std::size_t column = 0; column < row.size(); ++column) {
        if (!row[column]) continue;
        const auto& all = pool(column);
        row[column] = all[random_.below(all.size())];
      }
      if (insert(row, false)) return row;
    }
    return std::nullopt;
  }

  /// As much of `wanted` as the table takes beside the values that it is known to take.
  std::optional<new_row> merge(const new_row& wanted) {
    auto row = base_with_keys(wanted);
    if (!row) return std::nullopt;
    take_over(wanted, *row, 0, row->size());
    return row;
  }

  std::optional<new_row> base_with_keys(const new_row& wanted) {
    auto row = *base_;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (unique_[i]) row[i] = wanted[i];
    if (insert(row, false)) return row;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (unique_[i] && (*base_)[i]) row[i] = variant_of(*(*base_)[i], number_);
    return settle(std::move(row));
  }

  void take_over(const new_row& wanted, new_row& row, std::size_t begin, std::size_t end) {
    if (tries_ == 0) return;
    auto changed = row;
    std::copy(wanted.begin() + static_cast<std::ptrdiff_t>(begin), wanted.begin() + static_cast<std::ptrdiff_t>(end),
              changed.begin() + static_cast<std::ptrdiff_t>(begin));
    if (changed == row) return;
    if (insert(changed, false)) {
      row = std::move(changed);
      return;
    }
    if (end - begin < 2) return;
    const auto middle = begin + (end - begin) / 2;
    take_over(wanted, row, begin, middle);
    take_over(wanted, row, middle, end);
  }

  const row_table& table_;
  row_sink& sink_;
  random_numbers random_;
  std::uint64_t number_;
  /// By column.
  std::vector<bool> unique_;
  std::vector<std::vector<row_value>> pools_;
  std::size_t tries_;
  std::size_t rows_ = 0;
  std::string why_;
  /// A row that the table takes.
  std::optional<new_row> base_;
};

}  // namespace

fill_result fill_table(const row_table& table, const fill_options& options, row_sink& sink) {
  return table_filler{table, options, sink}.fill();
}

}  // namespace pawl::generator
