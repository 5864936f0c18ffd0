#include "proof/rows/fill_order.hpp"

#include <gtest/gtest.h>

namespace {

using pawl::generator::fill_order;
using pawl::generator::row_table;

/// A table with one column for each of `parents`.
row_table table(const char* name, const std::vector<std::string>& parents, bool nullable = false) {
  row_table made{.name = name, .columns = {}, .keys = {}, .references = {}};
  for (const auto& parent : parents) {
    made.references.push_back({.columns = {made.columns.size()}, .parent = parent, .parent_columns = {"id"}});
    made.columns.push_back({.name = parent + "_id", .nullable = nullable});
  }
  return made;
}

using order = std::vector<std::size_t>;

TEST(fill_order, PutsParentsBeforeChildren) {
  EXPECT_EQ(fill_order({table("c", {"B"}), table("b", {"a"}), table("a", {}), table("d", {"d", "nowhere"})}),
            (order{2, 3, 1, 0}));
}

TEST(fill_order, BeginsACircleWhereAReferenceCanWait) {
  EXPECT_EQ(fill_order({table("a", {"b"}), table("b", {"a"}, true)}), (order{1, 0}));
}

TEST(fill_order, BeginsACircleSomewhere) {
  EXPECT_EQ(fill_order({table("a", {"b"}), table("b", {"a"}), table("c", {"a"})}), (order{0, 1, 2}));
}

}  // namespace
