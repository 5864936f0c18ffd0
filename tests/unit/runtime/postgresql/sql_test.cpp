#include "postgresql/sql.hpp"

#include <gtest/gtest.h>

namespace pawl::postgresql {
namespace {

TEST(literal, DoublesQuotes) { EXPECT_EQ(literal("it's"), "'it''s'"); }

TEST(literal, MeansTheSameWhateverTheSessionThinksOfBackslashes) { EXPECT_EQ(literal("a\\'b"), " E'a\\\\''b'"); }

TEST(identifier, DoublesQuotes) { EXPECT_EQ(identifier("a\"b"), "\"a\"\"b\""); }

TEST(qualified, NamesTheServersOwnOperators) {
  EXPECT_EQ(qualified("a == b AND c != d OR e > 1 OR f < 2"),
            "a OPERATOR(pg_catalog.=) b AND c OPERATOR(pg_catalog.<>) d OR e OPERATOR(pg_catalog.>) 1 OR f "
            "OPERATOR(pg_catalog.<) 2");
}

}  // namespace
}  // namespace pawl::postgresql
