#include "proof/sqlite/pragma_rules.hpp"

#include "prove.hpp"

namespace {

using pawl::test::prove;

std::string message_of(const std::string& sql) {
  const auto findings = prove(sql).findings.sorted();
  return findings.empty() ? "" : std::string{findings.front().id} + ": " + findings.front().message;
}

TEST(pragma, IsAllowedWhereItReads) {
  for (const char* sql :
       {"PRAGMA table_info(a);", "PRAGMA main.foreign_key_list('a');", "PRAGMA foreign_key_check;",
        "PRAGMA integrity_check;", "PRAGMA index_list(a);", "PRAGMA journal_mode;", "PRAGMA cache_size;",
        "PRAGMA encoding;", "SELECT * FROM pragma_table_info('a');", "SELECT * FROM pragma_foreign_keys;"}) {
    EXPECT_EQ(message_of(sql), "") << sql;
  }
}

TEST(pragma, IsAllowedWhereItIsPartOfTheTransaction) {
  for (const char* sql : {"PRAGMA user_version = 3;", "PRAGMA application_id(77);", "PRAGMA defer_foreign_keys = ON;",
                          "pragma main.User_Version=1"}) {
    EXPECT_EQ(message_of(sql), "") << sql;
  }
}

TEST(pragma, ForeignKeysIsUnderstood) {
  EXPECT_EQ(message_of("PRAGMA foreign_keys = OFF;\nCREATE TABLE a (b);\nPRAGMA foreign_keys=ON;"), "");
}

TEST(pragma, IsRefusedWhereATransactionStopsIt) {
  EXPECT_EQ(message_of("PRAGMA journal_mode = WAL;"),
            "pragma: PRAGMA journal_mode cannot work inside a transaction, where migrations run");
  EXPECT_EQ(message_of("PRAGMA synchronous(OFF);"),
            "pragma: PRAGMA synchronous cannot work inside a transaction, where migrations run");
  EXPECT_EQ(message_of("PRAGMA wal_checkpoint;"),
            "pragma: PRAGMA wal_checkpoint cannot work inside a transaction, where migrations run");
}

TEST(pragma, IsRefusedWhereItDoesNothing) {
  EXPECT_EQ(message_of("PRAGMA page_size = 4096;"),
            "pragma: PRAGMA page_size has no effect inside a transaction, where migrations run");
  EXPECT_EQ(message_of("PRAGMA encoding = 'UTF-16';"),
            "pragma: PRAGMA encoding has no effect inside a transaction, where migrations run");
}

TEST(pragma, IsRefusedWhereItOutlivesTheMigration) {
  for (const char* name :
       {"ignore_check_constraints", "query_only", "recursive_triggers", "case_sensitive_like", "locking_mode",
        "legacy_alter_table", "writable_schema", "cache_size", "busy_timeout", "trusted_schema"}) {
    EXPECT_EQ(message_of(std::string{"PRAGMA main."} + name + " = 1;"),
              std::string{"pragma: PRAGMA "} + name + " would outlive the migration, on the program's connection");
  }
}

TEST(pragma, ThatDoesNotExistIsRefused) {
  EXPECT_EQ(prove("PRAGMA user_verison = 2;").found,
            "m/1_a.sql:1:8: error: SQLite knows no PRAGMA user_verison and ignores it [pragma]\n"
            "    1 | PRAGMA user_verison = 2;\n"
            "      |        ^\n"
            "hint: did you mean user_version?\n"
            "1 error\n");
}

TEST(pragma, RefusalSaysWhatToDoInstead) {
  EXPECT_EQ(
      prove("PRAGMA journal_mode = WAL;").found,
      "m/1_a.sql:1:8: error: PRAGMA journal_mode cannot work inside a transaction, where migrations run [pragma]\n"
      "    1 | PRAGMA journal_mode = WAL;\n"
      "      |        ^\n"
      "hint: set it where the program opens the database\n"
      "1 error\n");
}

}  // namespace
