/// Scripts are UTF-8 whatever the database and the caller's session speak.

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

constexpr const char* e_acute = "\xc3\xa9";

class encoded : public testing::TestWithParam<const char*> {
 protected:
  test_database database{{.encoding = GetParam()}};
  postgresql_session db{database.connection_string()};

  std::string hexadecimal(const std::string& query) const {
    return postgresql_session{database.connection_string()}.rows(
        "SET client_encoding = SQL_ASCII; SELECT encode("
        "convert_to(" +
        query + ", getdatabaseencoding()), 'hex')");
  }
};

TEST_P(encoded, KeepsTheTextOfAScript) {
  const std::string sql = std::string{"CREATE TABLE caf"} + e_acute + " (x text);\nINSERT INTO caf" + e_acute +
                          " VALUES ('" + e_acute + "');";
  EXPECT_EQ(words(migrate(db, postgresql_set({{"1", "a", sql}}))), "+1");
  const std::string expected = std::string{GetParam()} == "LATIN1" ? "e9" : "c3a9";
  EXPECT_EQ(hexadecimal("(SELECT relname::text FROM pg_class WHERE relname LIKE 'caf%')").substr(6), expected);
}

TEST_P(encoded, KeepsTheTextOfAScriptWhateverTheSessionSpeaks) {
  db.execute(std::string{GetParam()} == "SQL_ASCII" ? "SET client_encoding = SQL_ASCII"
                                                    : "SET client_encoding = LATIN1");
  const std::string before = db.rows("SHOW client_encoding");
  EXPECT_EQ(words(migrate(db, postgresql_set({{"1", "a", std::string{"CREATE TABLE t"} + e_acute + " (x text);"}}))),
            "+1");
  const std::string expected = std::string{GetParam()} == "LATIN1" ? "74e9" : "74c3a9";
  EXPECT_EQ(hexadecimal("(SELECT relname::text FROM pg_class WHERE relname LIKE 't%' AND relkind = 'r'"
                        " AND relnamespace = 'public'::regnamespace)"),
            expected);
  EXPECT_EQ(db.rows("SHOW client_encoding"), before);
}

TEST_P(encoded, CountsCharactersInPlaces) {
  const error e = failure_of(
      db, postgresql_set({{"1", "a", std::string{"-- "} + e_acute + "\nSELECT '" + e_acute + e_acute + "', nope;"}}));
  EXPECT_EQ(e.details().line, 2U);
  // A server that knows no characters counts bytes, in which it sends its place.
  EXPECT_EQ(e.details().column, 14U) << e.what();
}

INSTANTIATE_TEST_SUITE_P(postgresql, encoded, testing::Values("UTF8", "LATIN1", "SQL_ASCII"),
                         [](const auto& of) { return std::string{of.param}; });

TEST(latin1, SaysWhereACharacterIsThatItDoesNotHave) {
  const test_database database{{.encoding = "LATIN1"}};
  const postgresql_session db{database.connection_string()};
  const error e = failure_of(db, postgresql_set({{"1", "a", "SELECT 1;\nSELECT '\xe2\x82\xac';"}}));
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().sql_state, "22P05");
  EXPECT_EQ(e.details().line, 2U) << e.what();
}

}  // namespace
}  // namespace pawl::test
