#include "proof/sqlite/sql_message.hpp"

namespace {

using namespace pawl::generator;

std::string read(std::string_view text) {
  const auto message = read_message(text);
  return std::to_string(static_cast<int>(message.problem)) + ' ' + message.owner + '.' + message.subject;
}

std::string expected(sql_problem problem, const std::string& name) {
  return std::to_string(static_cast<int>(problem)) + ' ' + name;
}

TEST(sql_message, NamesWhatItIsAbout) {
  EXPECT_EQ(read("no such table: a"), expected(sql_problem::no_such_table, ".a"));
  EXPECT_EQ(read("no such table: main.a"), expected(sql_problem::no_such_table, "main.a"));
  EXPECT_EQ(read("no such column: t.a"), expected(sql_problem::no_such_column, "t.a"));
  EXPECT_EQ(read("no such column: main.t.a"), expected(sql_problem::no_such_column, "t.a"));
  EXPECT_EQ(read("table t has no column named a"), expected(sql_problem::no_such_column, "t.a"));
  EXPECT_EQ(read("table t already exists"), expected(sql_problem::exists_already, ".t"));
  EXPECT_EQ(read("index i already exists"), expected(sql_problem::exists_already, ".i"));
  EXPECT_EQ(read("near \"CREAT\": syntax error"), expected(sql_problem::syntax, ".CREAT"));
  EXPECT_EQ(read("incomplete input"), expected(sql_problem::incomplete, "."));
  EXPECT_EQ(read("UNIQUE constraint failed: a.b"), expected(sql_problem::constraint, "."));
  EXPECT_EQ(read("something else"), expected(sql_problem::other, "."));
}

}  // namespace
