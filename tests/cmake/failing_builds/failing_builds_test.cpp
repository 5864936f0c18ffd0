// Every mistake fails the build, with each generator: at the first build after the edit, and in a fresh tree; never is
// a program linked from what was there before.

#include <fstream>
#include <functional>
#include <iterator>
#include <ostream>
#include <tuple>

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

struct defect {
  std::string_view name;
  /// What the build says.
  std::string_view id;
  std::function<void(consumer&)> make;
};

void PrintTo(const defect& which, std::ostream* out) { *out << which.name; }

namespace {

/// A mistake in the text of the draft at the end.
defect in_script(std::string_view name, std::string_view id, std::string_view sql) {
  return {name, id, [sql](consumer& project) { project.write("migrations/0005_new.sql", sql); }};
}

using namespace std::string_view_literals;

const defect defects[] = {
    {"Gap", "[gap]", [](consumer& p) { p.remove("migrations/0003_add_created_at.sql"); }},
    {"DuplicateVersion", "[duplicate-version]",
     [](consumer& p) { p.write("migrations/0004_other.sql", "CREATE TABLE other (id INTEGER);\n"); }},
    {"DraftBeforeFrozen", "[draft-before-frozen]",
     [](consumer& p) { p.write("migrations/0000_first.sql", "CREATE TABLE other (id INTEGER);\n"); }},
    {"FrozenEdited", "[frozen-edited]",
     [](consumer& p) { p.replace("migrations/0001_create_notes.sql", "body TEXT", "body BLOB"); }},
    {"FrozenDeleted", "[frozen-deleted]", [](consumer& p) { p.remove("migrations/0002_create_tags.sql"); }},
    {"FrozenRenumbered", "[frozen-renumbered]",
     [](consumer& p) { p.rename("migrations/0002_create_tags.sql", "migrations/0005_create_tags.sql"); }},
    {"Misnamed", "[misnamed-file]", [](consumer& p) { p.write("migrations/more.sql", "SELECT 1;\n"); }},
    {"MisnamedForCMake", "[misnamed-file]",
     [](consumer& p) { p.write("migrations/0005_a;b$<1:x>[.sql", "SELECT 1;\n"); }},
    {"UpperCaseEnding", "[misnamed-file]", [](consumer& p) { p.write("migrations/0005_more.SQL", "SELECT 1;\n"); }},
    {"UnreadableFolder", "[unreadable-file]",
     [](consumer& p) { std::filesystem::create_directory(p.source() / "migrations/0005_more.sql"); }},
    {"UnreadableLink", "[unreadable-file]",
     [](consumer& p) { std::filesystem::create_symlink("nowhere", p.source() / "migrations/0005_more.sql"); }},
    {"NoMigrations", "[no-migrations]",
     [](consumer& p) {
       p.remove("migrations");
       std::filesystem::create_directory(p.source() / "migrations");
     }},
    {"DownWithoutUp", "[down-without-up]",
     [](consumer& p) { p.write("migrations/0005_more.down.sql", "DROP TABLE more;\n"); }},
    {"DialectMissing", "[missing-dialect]",
     [](consumer& p) { p.write("migrations/0005_more.postgresql.sql", "CREATE TABLE more (id INTEGER);\n"); }},
    {"LockSyntax", "[lock-syntax]", [](consumer& p) { p.append("migrations/migrations.lock", "0003 what is this\n"); }},
    {"LockConflict", "[lock-conflict]",
     [](consumer& p) { p.append("migrations/migrations.lock", "<<<<<<< HEAD\n=======\n>>>>>>> other\n"); }},
    {"LockAlgorithm", "[lock-algorithm]",
     [](consumer& p) { p.replace("migrations/migrations.lock", "up:t1:", "up:t9:"); }},
    {"DraftRefused", "[draft-refused]",
     [](consumer& p) { p.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite REQUIRE_FROZEN"); }},
    {"WarningTakenForAnError", "[unused-allow]",
     [](consumer& p) {
       p.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite WARNINGS_AS_ERRORS");
       p.write("migrations/0005_new.sql", "-- pawl:allow drop-table there was one\nCREATE TABLE more (a TEXT);\n");
     }},
    {"NewerThanTheMinimum", "[minimum-sqlite]",
     [](consumer& p) {
       p.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite MINIMUM_SQLITE 3.36.0 WARNINGS_AS_ERRORS");
       p.write("migrations/0005_new.sql", "CREATE TABLE more (a TEXT) STRICT;\n");
     }},
    {"UnknownRuleAllowed", "[allow]",
     [](consumer& p) { p.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite ALLOW \"drop-tabel never\""); }},
    {"UnknownRuleEnabled", "[allow]",
     [](consumer& p) { p.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite ENABLE prefer-strikt"); }},
    in_script("InvalidUtf8", "[invalid-utf8]", "CREATE TABLE more (a TEXT DEFAULT '\xff');\n"),
    in_script("NulByte", "[nul-byte]", "CREATE TABLE more (a TEXT);\0\n"sv),
    in_script("LoneCarriageReturn", "[lone-carriage-return]", "CREATE TABLE more\r (a TEXT);\n"),
    in_script("UnterminatedComment", "[unterminated-token]", "CREATE TABLE more (a TEXT); /* and\n"),
    in_script("InvisibleCharacter", "[invisible-character]", "CREATE TABLE\xc2\xa0more (a TEXT);\n"),
    in_script("SyntaxError", "[sqlite-proof]", "CREATE TABEL more (a TEXT);\n"),
    in_script("UnknownTable", "[sqlite-proof]", "INSERT INTO more VALUES (1);\n"),
    in_script("UnknownColumn", "[sqlite-proof]", "UPDATE notes SET boddy = '';\n"),
    {"WrongOrder", "[sqlite-proof]",
     [](consumer& p) {
       p.rename("migrations/0003_add_created_at.sql", "migrations/0003_index.sql");
       p.write("migrations/0003_index.sql", "CREATE INDEX i ON notes (created_at);\n");
       p.write("migrations/0005_add_created_at.sql", "ALTER TABLE notes ADD COLUMN created_at TEXT;\n");
     }},
    in_script("Begin", "[transaction-control]", "BEGIN; CREATE TABLE more (a TEXT); COMMIT;\n"),
    in_script("Commit", "[transaction-control]", "CREATE TABLE more (a TEXT); COMMIT;\n"),
    in_script("Rollback", "[transaction-control]", "CREATE TABLE more (a TEXT); ROLLBACK;\n"),
    in_script("Savepoint", "[transaction-control]", "SAVEPOINT a; CREATE TABLE more (a TEXT); RELEASE a;\n"),
    in_script("Attach", "[attach]", "ATTACH 'other.db' AS other;\n"),
    in_script("Detach", "[attach]", "DETACH other;\n"),
    in_script("Pragma", "[pragma]", "PRAGMA journal_mode = WAL;\n"),
    in_script("Vacuum", "[outside-transaction]", "VACUUM;\n"),
    in_script("BoundParameter", "[bound-parameter]", "INSERT INTO notes (body) VALUES (?);\n"),
    in_script("HistoryTouched", "[history-touched]", "DELETE FROM pawl_history;\n"),
    in_script("UnsafeFunction", "[unsafe-function]", "SELECT load_extension('evil');\n"),
    in_script("UnknownDirective", "[unknown-directive]", "-- pawl:frobnicate\nCREATE TABLE more (a TEXT);\n"),
    in_script("DownMismatch", "[down-mismatch]",
              "CREATE TABLE more (a TEXT);\nCREATE INDEX more_a ON notes (body);\n-- migrate:down\nDROP TABLE more;\n"),
};

}  // namespace

class failing_build : public consumer_case, public testing::WithParamInterface<std::tuple<std::string_view, defect>> {
 protected:
  failing_build() : consumer_case{std::string{std::get<0>(GetParam())}} {}
};

INSTANTIATE_TEST_SUITE_P(with, failing_build,
                         testing::Combine(testing::ValuesIn(generators), testing::ValuesIn(defects)),
                         [](const auto& which) {
                           return test_name(std::get<0>(which.param)) + "_" +
                                  std::string{std::get<1>(which.param).name};
                         });

TEST_P(failing_build, IsRedUntilItIsMended) {
  const defect& which = std::get<1>(GetParam());
  build_green();
  const std::string output = project.output();
  const auto linked = std::filesystem::last_write_time(project.program());
  const std::string call = project.read("CMakeLists.txt");

  which.make(project);
  EXPECT_TRUE(is_red(project.build(), which.id));
  EXPECT_TRUE(is_red(project.build(), which.id)) << "at the second build";
  EXPECT_EQ(std::filesystem::last_write_time(project.program()), linked) << "the program was linked anew";

  const auto tree = project.tree();
  project.use_tree(tree.string() + "-fresh");
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), which.id)) << "in a fresh tree";
  EXPECT_FALSE(std::filesystem::exists(project.program()));

  project.use_tree(tree);
  project.restore_migrations();
  project.write("CMakeLists.txt", call);
  EXPECT_TRUE(is_green(project.build()));
  EXPECT_EQ(project.output(), output);
}

/// What may be done to a frozen migration, as it changes nothing that the database sees.
class harmless_edit : public cmake_case {
 protected:
  void SetUp() override {
    build_green();
    before = project.output();
  }

  void expect_the_same() {
    const process_result result = project.build();
    EXPECT_TRUE(is_green(result));
    EXPECT_EQ(work_of(result).proved, 1);
    EXPECT_EQ(project.output(), before);
  }

  std::string before;
  std::string frozen = "migrations/0001_create_notes.sql";
};

PAWL_WITH_EACH_GENERATOR(harmless_edit);

TEST_P(harmless_edit, WindowsLineEndings) {
  std::string text;
  for (const char c : project.read(frozen)) text += c == '\n' ? std::string{"\r\n"} : std::string{c};
  project.write(frozen, text);
  expect_the_same();
}

TEST_P(harmless_edit, AByteOrderMark) {
  project.write(frozen, "\xef\xbb\xbf" + project.read(frozen));
  expect_the_same();
}

TEST_P(harmless_edit, AComment) {
  project.replace(frozen, "-- What the program is about.", "-- What this program is all about.");
  expect_the_same();
}

TEST_P(harmless_edit, WhiteSpace) {
  project.replace(frozen, "  id INTEGER", "\n      id     INTEGER");
  expect_the_same();
}

/// One generator is enough: what is told does not depend on it.
class told_failure : public consumer_case {
 protected:
  told_failure() : consumer_case{"Ninja"} { project.write("migrations/0005_new.sql", "CREATE TABEL more (a TEXT);\n"); }
};

TEST_F(told_failure, AnnotatesInTheLogOrIsADocumentBesideIt) {
  ASSERT_TRUE(is_green(project.configure({"-DPAWL_FORMAT=github"})));
  EXPECT_TRUE(is_red(project.build(), "migrations/0005_new.sql,line=1,col=8,title=pawl [sqlite-proof]::"));

  ASSERT_TRUE(is_green(project.configure({"-DPAWL_FORMAT=sarif"})));
  EXPECT_TRUE(is_red(project.build(), "migrations/0005_new.sql:1:8: error: "));
  std::ifstream document{project.tree() / "pawl/notes_schema/findings.sarif"};
  const std::string text{std::istreambuf_iterator<char>{document}, {}};
  EXPECT_NE(text.find("\"ruleId\": \"sqlite-proof\""), std::string::npos) << text;

  EXPECT_TRUE(is_red(project.configure({"-DPAWL_FORMAT=xml"}), "PAWL_FORMAT \"xml\" is none of: text, json, sarif"));
}

}  // namespace pawl::test
