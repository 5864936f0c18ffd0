#include "emit/depfile.hpp"

namespace {

std::string depfile(std::string_view target, std::vector<std::string> inputs) {
  return pawl::generator::depfile(target, inputs);
}

TEST(depfile, IsOneRule) { EXPECT_EQ(depfile("a.cpp", {"1.sql", "2.sql"}), "a.cpp: \\\n  1.sql \\\n  2.sql\n"); }

TEST(depfile, EscapesWhatMakeReadsOtherwise) {
  EXPECT_EQ(depfile("a b.cpp", {"c#d", "$HOME", "e\\ f", "[g]"}),
            "a\\ b.cpp: \\\n  c\\#d \\\n  $$HOME \\\n  e\\\\\\ f \\\n  [g]\n");
}

}  // namespace
