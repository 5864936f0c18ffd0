/// What is judged compatible lets the statements of the program before it run; what makes them fail is judged breaking.
/// The golden case `older-programs` has a migration for each kind of change.

#include <sqlite3.h>

#include <memory>

#include "prove.hpp"

namespace {

using pawl::compatibility;
using pawl::test::files;
using pawl::test::prove;

constexpr const char* base =
    "CREATE TABLE folders (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT,\n"
    "  folder INTEGER REFERENCES folders (id) ON DELETE CASCADE);\n"
    "CREATE VIEW titles AS SELECT title FROM notes;\n";

constexpr const char* rows_before =
    "INSERT INTO folders (id, name) VALUES (1, 'inbox');"
    "INSERT INTO notes (id, title, body, folder) VALUES (1, 'a', '{}', 1), (7, 'g', '{}', 1);";

/// All that the program before the step does, with the same title twice.
constexpr const char* older_program =
    "INSERT INTO folders (id, name) VALUES (2, 'work');"
    "INSERT INTO notes (id, title, body, folder) VALUES (2, 'a', NULL, 2);"
    "INSERT INTO notes (title) VALUES ('a');"
    "SELECT id, title, body, folder FROM notes JOIN titles USING (title);"
    "UPDATE notes SET title = 'c', body = 'not { json', folder = 2 WHERE id = 1;"
    "DELETE FROM notes WHERE id = 1;"
    "DELETE FROM folders;";

struct step {
  std::string name;
  std::string sql;
  /// What the program after the step has written when the older one comes back.
  std::string newer_rows = {};
};

struct closer {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};

/// What becomes of the older program on a database that has the step; empty where all is well.
std::string fate_of_older_program(const step& step) {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  const std::unique_ptr<sqlite3, closer> connection{raw};
  for (const std::string& sql :
       {std::string{base}, std::string{rows_before}, step.sql, "PRAGMA foreign_keys = ON;" + step.newer_rows}) {
    EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << step.name << sqlite3_errmsg(raw);
  }
  return sqlite3_exec(raw, older_program, nullptr, nullptr, nullptr) == SQLITE_OK ? "" : sqlite3_errmsg(raw);
}

compatibility verdict_on(const step& step) {
  const auto result = prove(files{{"1_base.sql", base}, {"2_step.sql", step.sql}});
  EXPECT_EQ(result.findings.has_errors(), false) << step.name << result.found;
  return result[1].compatible;
}

void PrintTo(const step& step, std::ostream* out) { *out << step.name; }

const step compatible_steps[] = {
    {"table", "CREATE TABLE tags (name TEXT PRIMARY KEY);", "INSERT INTO tags VALUES ('x');"},
    {"child", "CREATE TABLE stars (note INTEGER REFERENCES notes (id) ON DELETE CASCADE);",
     "INSERT INTO stars VALUES (1), (7);"},
    {"loose_child", "CREATE TABLE links (note INTEGER REFERENCES notes (id) ON DELETE SET NULL);",
     "INSERT INTO links VALUES (1), (7);"},
    {"only_child", "CREATE TABLE only (note INTEGER UNIQUE REFERENCES notes (id) ON DELETE SET NULL);",
     "INSERT INTO only VALUES (1), (7);"},
    {"column", "ALTER TABLE notes ADD COLUMN colour TEXT;", "UPDATE notes SET colour = 'red';"},
    {"column_with_default", "ALTER TABLE notes ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;"},
    {"filled_column", "ALTER TABLE notes ADD COLUMN length INTEGER; UPDATE notes SET length = length(body);"},
    {"column_and_parent",
     "CREATE TABLE authors (id INTEGER PRIMARY KEY); "
     "ALTER TABLE notes ADD COLUMN author INTEGER REFERENCES authors (id);",
     "INSERT INTO authors VALUES (1); UPDATE notes SET author = 1;"},
    {"index", "CREATE INDEX notes_by_title ON notes (title, body DESC);"},
    {"view", "CREATE VIEW bodies AS SELECT body FROM notes;"},
    {"trigger", "CREATE TABLE log (x); CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END;"},
    {"rows", "INSERT INTO folders (id, name) VALUES (50, 'later');"},
};

/// Each of them makes a statement of the older program fail.
const step breaking_steps[] = {
    {"holding_child", "CREATE TABLE pins (note INTEGER REFERENCES notes (id));", "INSERT INTO pins VALUES (1);"},
    {"holding_column", "ALTER TABLE notes ADD COLUMN other INTEGER REFERENCES folders (id);",
     "UPDATE notes SET other = 1, folder = NULL;"},
    {"child_that_cannot_let_go", "CREATE TABLE pins (note INTEGER NOT NULL REFERENCES notes (id) ON DELETE SET NULL);",
     "INSERT INTO pins VALUES (1);"},
    {"child_whose_key_cannot_let_go",
     "CREATE TABLE pins (note INTEGER NOT NULL, FOREIGN KEY (note) REFERENCES notes (id) ON DELETE SET NULL);",
     "INSERT INTO pins VALUES (1);"},
    {"child_that_turns_to_nobody",
     "CREATE TABLE pins (note INTEGER DEFAULT 99 REFERENCES notes (id) ON DELETE SET DEFAULT);",
     "INSERT INTO pins VALUES (1);"},
    {"held_child",
     "CREATE TABLE stars (id INTEGER PRIMARY KEY, note INTEGER REFERENCES notes (id) ON DELETE CASCADE); "
     "CREATE TABLE ratings (star INTEGER REFERENCES Stars (id));",
     "INSERT INTO stars VALUES (1, 1); INSERT INTO ratings VALUES (1);"},
    {"unique_index", "CREATE UNIQUE INDEX once ON notes (title);"},
    {"index_on_expression", "CREATE INDEX keys ON notes (json_extract(body, '$.key'));"},
    {"trigger", "CREATE TRIGGER t BEFORE INSERT ON notes BEGIN SELECT RAISE(ABORT, 'no'); END;"},
    {"renamed_column", "ALTER TABLE notes RENAME COLUMN body TO content;"},
    {"dropped_column", "ALTER TABLE notes DROP COLUMN body;"},
    {"renamed_table", "ALTER TABLE folders RENAME TO boxes;"},
    {"dropped_view", "DROP VIEW titles;"},
    {"check", "ALTER TABLE notes ADD COLUMN x TEXT CHECK (title <> 'c');"},
    {"not_null",
     "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT, "
     "folder INTEGER REFERENCES folders (id) ON DELETE CASCADE, author TEXT NOT NULL); "
     "INSERT INTO n SELECT *, '' FROM notes; DROP VIEW titles; DROP TABLE notes; ALTER TABLE n RENAME TO notes; "
     "CREATE VIEW titles AS SELECT title FROM notes;"},
};

class compatible_step : public testing::TestWithParam<step> {};
class breaking_step : public testing::TestWithParam<step> {};

TEST_P(compatible_step, IsJudgedCompatibleAndLetsTheOlderProgramRun) {
  EXPECT_EQ(verdict_on(GetParam()), compatibility::compatible);
  EXPECT_EQ(fate_of_older_program(GetParam()), "");
}

TEST_P(breaking_step, IsJudgedBreakingAndStopsTheOlderProgram) {
  EXPECT_EQ(verdict_on(GetParam()), compatibility::breaking);
  EXPECT_NE(fate_of_older_program(GetParam()), "");
}

std::string name_of(const testing::TestParamInfo<step>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(, compatible_step, testing::ValuesIn(compatible_steps), name_of);
INSTANTIATE_TEST_SUITE_P(, breaking_step, testing::ValuesIn(breaking_steps), name_of);

TEST(compatibility, OfWhatComesBehindAProvenDownIsJudgedByTheSameSchema) {
  const auto result =
      prove(files{{"1_a.sql", "CREATE TABLE a (x);\n-- migrate:down\nDROP TABLE a;\n"},
                  {"2_b.sql", "ALTER TABLE a ADD COLUMN y;\n-- migrate:down\nALTER TABLE a DROP COLUMN y;\n"},
                  {"3_c.sql", "CREATE UNIQUE INDEX i ON a (y);\n-- migrate:down\nDROP INDEX i;\n"},
                  {"4_d.sql", "ALTER TABLE a DROP COLUMN x;\n"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(result[1].compatible, compatibility::compatible);
  EXPECT_EQ(result[2].because, "the new index i is unique");
  EXPECT_EQ(result[3].because, "the column a.x is gone or different");
}

/// Nothing fails, and the rows or values that the older program knows are not there.
TEST(compatibility, IsNotSeenInASchemaThatLooksTheSame) {
  const auto because = [](const std::string& sql) {
    const auto result =
        prove(files{{"1_base.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);"}, {"2_step.sql", sql}});
    EXPECT_EQ(result.found, "");
    EXPECT_EQ(result[1].compatible, compatibility::breaking);
    return result[1].because;
  };
  EXPECT_EQ(because("ALTER TABLE notes RENAME TO old_notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);"),
            "the table notes has another name");
  EXPECT_EQ(because("ALTER TABLE notes DROP COLUMN title; ALTER TABLE notes ADD COLUMN title TEXT;"),
            "the column notes.title is gone or has another name");
  EXPECT_EQ(because("ALTER TABLE main.notes RENAME title TO content; ALTER TABLE notes ADD COLUMN title TEXT;"),
            "the column notes.title is gone or has another name");
}

TEST(compatibility, LetsAStepRenameWhatItHasMade) {
  const auto result = prove(files{{"1_base.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);"},
                                  {"2_step.sql",
                                   "CREATE TABLE tag (x); ALTER TABLE tag RENAME TO tags; ALTER TABLE notes ADD COLUMN "
                                   "a; ALTER TABLE notes RENAME COLUMN a TO b;"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(result[1].because, "");
  EXPECT_EQ(result[1].compatible, compatibility::compatible);
}

TEST(compatibility, IsWhatADirectiveSays) {
  const auto result = prove(files{{"1_a.sql", "CREATE TABLE a (x);\n"},
                                  {"2_b.sql", "-- pawl:compatible nobody reads it\nDROP TABLE a;\n"},
                                  {"3_c.sql", "-- pawl:breaking\nCREATE TABLE b (x);\n"}});
  EXPECT_EQ(result[1].compatible, compatibility::compatible);
  EXPECT_EQ(result[2].compatible, compatibility::breaking);
}

}  // namespace
