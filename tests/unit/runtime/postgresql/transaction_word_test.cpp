#include "postgresql/transaction_word.hpp"

#include <gtest/gtest.h>

namespace pawl::postgresql {
namespace {

TEST(transaction_word, FindsWhatControlsTransactions) {
  EXPECT_EQ(transaction_word("COMMIT"), "COMMIT");
  EXPECT_EQ(transaction_word("rollback to a"), "ROLLBACK");
  EXPECT_EQ(transaction_word("\n\t; -- x\n /* a /* b */ c */ Begin;"), "BEGIN");
  EXPECT_EQ(transaction_word("START TRANSACTION"), "START");
  EXPECT_EQ(transaction_word("prepare /* x */ transaction 'a'"), "PREPARE TRANSACTION");
}

TEST(transaction_word, LeavesOtherStatementsAlone) {
  for (const char* sql : {"SELECT 1", "", ";", "/* COMMIT", "-- COMMIT", "COMMITTED", "end_of_year()",
                          "PREPARE x AS SELECT 1", "\"COMMIT\"", "COMMENT ON TABLE a IS 'COMMIT'"}) {
    EXPECT_EQ(transaction_word(sql), "") << sql;
  }
}

}  // namespace
}  // namespace pawl::postgresql
