#include "support/test_set.hpp"

#include <gtest/gtest.h>

namespace pawl::test {
namespace {

std::vector<std::string> cut(const std::string& sql) {
  std::vector<std::string> found;
  for (const statement& each : statements_of(sql, dialect::postgresql)) {
    found.push_back(sql.substr(each.begin, each.end - each.begin));
  }
  return found;
}

TEST(statements_of, CutsPostgresqlOutsideQuotesAndComments) {
  EXPECT_EQ(cut("-- a;\nSELECT ';' , \";\" ; ; /* ; */ DO $$ x; $$;DO $a$ $$;$$ $a$ ; SELECT $1 -- ;\n"),
            (std::vector<std::string>{"SELECT ';' , \";\" ;", "DO $$ x; $$;", "DO $a$ $$;$$ $a$ ;", "SELECT $1 -- ;"}));
}

TEST(test_set, SaysWhatStandsAlone) {
  const test_set set{{{"1", "a", "SELECT 1;"},
                      {"2", "b", "CREATE INDEX CONCURRENTLY i ON t (x);", "", {{resumption::create_index, "t", "i"}}}},
                     {.dialect = dialect::postgresql}};
  EXPECT_EQ(set[0].up.standalone, nullptr);
  ASSERT_NE(set[1].up.standalone, nullptr);
  EXPECT_STREQ(set[1].up.standalone->object, "i");
  EXPECT_EQ(set[1].down.standalone, nullptr);
}

}  // namespace
}  // namespace pawl::test
