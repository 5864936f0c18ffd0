#include "proof/rows/fill_order.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/letter_case.hpp"

namespace pawl::generator {
namespace {

class ordering {
 public:
  explicit ordering(const std::vector<row_table>& tables) : parents_(tables.size()), done_(tables.size()) {
    std::map<std::string, std::size_t> by_name;
    for (std::size_t i = 0; i < tables.size(); ++i) by_name.emplace(to_lower(tables[i].name), i);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      for (const auto& reference : tables[i].references) {
        const auto parent = by_name.find(to_lower(reference.parent));
        if (parent == by_name.end() || parent->second == i) continue;
        const bool can_wait =
            std::ranges::any_of(reference.columns, [&](std::size_t c) { return tables[i].columns[c].nullable; });
        parents_[i].push_back({parent->second, can_wait});
      }
    }
  }

  std::vector<std::size_t> take() {
    while (order_.size() < parents_.size()) {
      if (take_all([&](const edge& each) { return done_[each.parent]; })) continue;
      if (take_first([&](const edge& each) { return done_[each.parent] || each.can_wait; })) continue;
      take_first([](const edge&) { return true; });
    }
    return std::move(order_);
  }

 private:
  struct edge {
    std::size_t parent;
    /// Whether the reference may be NULL.
    bool can_wait;
  };

  template <typename Condition>
  bool take_all(const Condition& is_met) {
    const auto before = order_.size();
    for (std::size_t i = 0; i < parents_.size(); ++i)
      if (!done_[i] && std::ranges::all_of(parents_[i], is_met)) take(i);
    return order_.size() > before;
  }

  template <typename Condition>
  bool take_first(const Condition& is_met) {
    for (std::size_t i = 0; i < parents_.size(); ++i) {
      if (done_[i] || !std::ranges::all_of(parents_[i], is_met)) continue;
      take(i);
      return true;
    }
    return false;
  }

  void take(std::size_t table) {
    done_[table] = true;
    order_.push_back(table);
  }

  std::vector<std::vector<edge>> parents_;
  std::vector<bool> done_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::vector<std::size_t> fill_order(const std::vector<row_table>& tables) { return ordering{tables}.take(); }

}  // namespace pawl::generator
