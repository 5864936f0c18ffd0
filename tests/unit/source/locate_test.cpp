#include "source/locate.hpp"

#include "source/set.hpp"

namespace {

using namespace pawl::generator;

std::string place(std::string_view text, std::size_t offset) {
  const location where = locate("f", text, offset);
  return where.file + ':' + std::to_string(where.line) + ':' + std::to_string(where.column) + ':' + where.source_line;
}

TEST(locate, CountsLinesAndCharactersFromOne) {
  EXPECT_EQ(place("ab\ncd\n", 0), "f:1:1:ab");
  EXPECT_EQ(place("ab\ncd\n", 2), "f:1:3:ab");
  EXPECT_EQ(place("ab\ncd\n", 3), "f:2:1:cd");
  EXPECT_EQ(place("\xC3\xA9\xC3\xA9x", 4), "f:1:3:\xC3\xA9\xC3\xA9x");
}

TEST(locate, TakesTheEndForWhatLiesBehindIt) {
  EXPECT_EQ(place("ab\ncd", 99), "f:2:3:cd");
  EXPECT_EQ(place("", 99), "f:1:1:");
  EXPECT_EQ(place("ab\n", 3), "f:2:1:");
}

TEST(locate, KeepsTheBeginningOfALineThatNeverEnds) {
  EXPECT_EQ(locate("f", std::string(1 << 20, 'x'), 10).source_line.size(), 410U);
}

TEST(locate, CountsAScriptsOffsetsFromItsSection) {
  const source_file file{.path = "m/f.sql", .name = "f.sql", .text = "a\n-- migrate:down\nDROP x"};
  script down;
  down.file = std::make_shared<const source_file>(file);
  down.offset = 18;
  down.length = 6;
  const location where = locate(down, 5);
  EXPECT_EQ(where.file, "m/f.sql");
  EXPECT_EQ(where.line, 3U);
  EXPECT_EQ(where.column, 6U);
  EXPECT_EQ(where.source_line, "DROP x");
}

}  // namespace
