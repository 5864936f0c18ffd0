#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::linted;

TEST(pragma_without_effect, AQuestionThatNobodyHearsTheAnswerTo) {
  EXPECT_EQ(lint("pragma-without-effect", "SELECT 1;", "CREATE TABLE t (a);\nPRAGMA foreign_key_check;\n"),
            "2_b.sql:2:8 PRAGMA foreign_key_check only answers a question, and nobody reads the answer in a migration\n"
            "leave it out: an upgrade that leaves rows pointing nowhere is refused as it is\n");
  EXPECT_EQ(linted("pragma-without-effect", {"PRAGMA user_version; PRAGMA main.table_info(x); PRAGMA journal_mode;"}),
            "1:8: PRAGMA user_version only answers a question, and nobody reads the answer in a migration\n"
            "1:34: PRAGMA table_info only answers a question, and nobody reads the answer in a migration\n"
            "1:56: PRAGMA journal_mode only answers a question, and nobody reads the answer in a migration");
}

TEST(pragma_without_effect, ASettingOfWhatIsOff) {
  EXPECT_EQ(linted("pragma-without-effect", {"PRAGMA defer_foreign_keys = ON;"}),
            "1:8: PRAGMA defer_foreign_keys does nothing here: foreign keys are not enforced while migrations run");
}

TEST(pragma_without_effect, NothingThatActs) {
  EXPECT_EQ(linted("pragma-without-effect",
                   {"PRAGMA user_version = 3; PRAGMA application_id(7); PRAGMA optimize; PRAGMA incremental_vacuum;\n"
                    "CREATE TABLE t (a); ALTER TABLE t ADD COLUMN b CHECK (b > 0); ALTER TABLE t DROP COLUMN a;\n"
                    "CREATE VIRTUAL TABLE words USING fts5(x); SELECT * FROM pragma_table_info('t');"}),
            "");
}

}  // namespace
