#include <pawl/error.hpp>

#include <gtest/gtest.h>

namespace pawl {
namespace {

TEST(error, SaysWhereWhatAndWhatToDo) {
  const error e{{.code = errc::statement_failed,
                 .message = "no such column: email",
                 .hint = "first line\nsecond line",
                 .migration = "0003 add_search",
                 .file = "migrations/0003_add_search.sql",
                 .line = 12,
                 .column = 9,
                 .statement = "SELECT email",
                 .native_code = 1}};
  EXPECT_STREQ(e.what(),
               "migrations/0003_add_search.sql:12:9: 0003 add_search: no such column: email\n"
               "    SELECT email\n"
               "hint: first line\n"
               "      second line");
  EXPECT_EQ(e.details().native_code, 1);
}

TEST(error, SaysWhatTheServerSaid) {
  const error e{{.code = errc::statement_failed,
                 .message = "cannot drop table a",
                 .hint = "use CASCADE",
                 .sql_state = "2BP01",
                 .detail = "view v depends on table a"}};
  EXPECT_STREQ(e.what(),
               "cannot drop table a (SQLSTATE 2BP01)\n"
               "detail: view v depends on table a\n"
               "hint: use CASCADE");
}

TEST(error, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ((error{{.code = errc::busy, .message = "locked"}}.what()), "locked");
  EXPECT_STREQ((error{{.code = errc::busy, .message = "locked", .file = "a.sql"}}.what()), "a.sql: locked");
  EXPECT_STREQ((error{{.code = errc::busy, .message = "locked", .file = "a.sql", .line = 3}}.what()),
               "a.sql:3: locked");
}

TEST(error, NamesEveryCode) {
  EXPECT_STREQ(to_string(errc::in_transaction), "in_transaction");
  for (int code = 0; code <= static_cast<int>(errc::database_failed); ++code) {
    EXPECT_STRNE(to_string(static_cast<errc>(code)), "unknown") << code;
  }
}

}  // namespace
}  // namespace pawl
