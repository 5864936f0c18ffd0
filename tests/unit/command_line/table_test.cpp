#include "command_line/table.hpp"

#include <sstream>

namespace pawl::commands {
namespace {

table two_migrations() {
  return {
      {{"version"}, {"name", 0, true}, {"state"}, {"applied at", 2}, {"duration", 3, false, true}},
      {{"0001", "create_notes", "applied", "2026-01-31 12:00:00", "62 us"}, {"0002", "add_tags", "pending", "", ""}},
      {"", "33"}};
}

TEST(table, AlignsItsColumns) {
  EXPECT_EQ(print(two_migrations(), 0, false),
            "version  name          state    applied at           duration\n"
            "0001     create_notes  applied  2026-01-31 12:00:00     62 us\n"
            "0002     add_tags      pending\n");
}

TEST(table, LeavesOutWhatIsLeastNeededOnANarrowTerminal) {
  EXPECT_EQ(print(two_migrations(), 55, false),
            "version  name          state    applied at\n"
            "0001     create_notes  applied  2026-01-31 12:00:00\n"
            "0002     add_tags      pending\n");
}

TEST(table, CutsNamesWhereNothingMoreCanBeLeftOut) {
  EXPECT_EQ(print(two_migrations(), 26, false),
            "version  name      state\n"
            "0001     create_…  applied\n"
            "0002     add_tags  pending\n");
}

TEST(table, GivesEachCellALineWhereNoTableFits) {
  EXPECT_EQ(print(two_migrations(), 12, false),
            "0001\n"
            "  create_no…\n"
            "  applied\n"
            "0002\n"
            "  add_tags\n"
            "  pending\n");
}

TEST(table, IsNeverWiderThanTheTerminal) {
  for (unsigned width = 1; width < 80; ++width) {
    std::istringstream lines{print(two_migrations(), width, false)};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), width) << line;
  }
}

TEST(table, LeavesOutColumnsWithoutContent) {
  EXPECT_EQ(print({{{"version"}, {"program"}}, {{"1", ""}}}, 0, false), "version\n1\n");
}

TEST(table, ColoursRowsWhereThatIsWanted) {
  EXPECT_EQ(print({{{"version"}}, {{"1"}, {"2"}}, {"", "33"}}, 0, true),
            "\033[1mversion\033[0m\n1\n\033[33m2\033[0m\n");
}

TEST(table, CountsColumnsNotBytes) {
  EXPECT_EQ(columns_of("añ漢"), 4U);
  EXPECT_EQ(cut("añ漢字", 4), "añ…");
}

}  // namespace
}  // namespace pawl::commands
