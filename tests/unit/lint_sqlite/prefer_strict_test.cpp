#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::linted;

TEST(prefer_strict, ANewTableThatTakesEverything) {
  EXPECT_EQ(lint("prefer-strict", "SELECT 1;", "CREATE TABLE t (a INT, b, c VARCHAR(3));\n"),
            "2_b.sql:1:14 t takes text where a number is declared, and the other way round\n"
            "with INT, INTEGER, REAL, TEXT, BLOB or ANY for b, c VARCHAR(3):\n"
            "CREATE TABLE t (...) STRICT;\n");
}

TEST(prefer_strict, NoStrictNorVirtualTableNorOneThatWasThere) {
  EXPECT_EQ(linted("prefer-strict", {"CREATE TABLE t (a);",
                                     "ALTER TABLE t ADD COLUMN b; CREATE TABLE s (a TEXT) STRICT;\n"
                                     "CREATE VIRTUAL TABLE words USING fts5(x);"}),
            "");
}

TEST(prefer_strict, IsOffByDefault) {
  auto proven = pawl::test::prove("CREATE TABLE t (a);");
  pawl::generator::lint_sqlite(proven.set.dialects[0], {});
  EXPECT_TRUE(proven[0].shown.empty());
}

}  // namespace
