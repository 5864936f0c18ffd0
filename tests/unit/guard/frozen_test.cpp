#include "guard/frozen.hpp"

#include "guard/freeze_command.hpp"
#include "guard/frozen_report.hpp"
#include "unit/guard/set_of_texts.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::set_of;
using pawl::test::texts;

const texts shipped{{"0001_a.sql", "SELECT 1;\n-- migrate:down\nSELECT 10;\n"},
                    {"0002_b.sql", "SELECT 2;\n"},
                    {"0003_c.sql", "SELECT 3;\n"}};

/// The lock file in which a release froze `files`.
lock_file lock_of(const texts& files) {
  lock_file lock = freeze({.path = "migrations/migrations.lock", .entries = {}}, set_of(files), "1.0.0");
  std::uint32_t line = 1;
  for (lock_entry& entry : lock.entries) entry.line = ++line;
  return lock;
}

/// What is said about `set` where `lock` is all that freezes.
std::string compare(migration_set& set, const lock_file& lock, bool require_frozen = false) {
  frozen_set frozen{.lock_path = lock.path, .since = {}, .prefix = {}, .migrations = {}};
  for (const lock_entry& entry : lock.entries) frozen.migrations.push_back({.entry = entry, .file = {}});
  diagnostics found;
  const auto findings = compare_with_frozen(set, frozen, require_frozen);
  const frozen_report report{set, frozen};
  for (const frozen_finding& finding : findings) found.add(report.describe(finding));
  return print(found);
}

std::string compare(const texts& files, bool require_frozen = false) {
  migration_set set = set_of(files);
  return compare(set, lock_of(shipped), require_frozen);
}

texts with(texts files, const std::string& name, const std::string& text) {
  files[name] = text;
  return files;
}

texts without(texts files, const std::string& name) {
  files.erase(name);
  return files;
}

TEST(frozen, MigrationsThatDidNotChangeAreMarked) {
  migration_set set = set_of(with(shipped, "0004_d.sql", "SELECT 4;"));
  EXPECT_EQ(compare(set, lock_of(shipped)), "");
  std::vector<bool> frozen;
  for (const migration& migration : set.dialects[0].migrations) frozen.push_back(migration.frozen);
  EXPECT_EQ(frozen, (std::vector<bool>{true, true, true, false}));
}

/// Who committed a migration may never have built it, or had no server.
TEST(frozen, ACommitProvesNoDownScript) {
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
    migration_set set = set_of(shipped, {dialect});
    migration& first = set.dialects[0].migrations[0];
    const lock_entry entry{.version = first.version,
                           .name = "a",
                           .dialect = dialect,
                           .up_hash = first.up.hash,
                           .down_hash = first.down->hash,
                           .release = {}};
    frozen_set frozen{.lock_path = "l", .since = "main", .prefix = {}, .migrations = {{.entry = entry, .file = {}}}};
    EXPECT_TRUE(compare_with_frozen(set, frozen, false).empty());
    EXPECT_TRUE(first.frozen);
    EXPECT_FALSE(first.down_frozen) << static_cast<int>(dialect);
  }
}

TEST(frozen, CommentsWhiteSpaceAndLineEndingsMayChange) {
  EXPECT_EQ(compare(with(shipped, "0002_b.sql", "\xEF\xBB\xBF-- two\r\nSELECT\r\n  2;\r\n")), "");
}

TEST(frozen, AnEditIsAnError) {
  const texts files = with(shipped, "0002_b.sql", "SELECT 22;\n");
  EXPECT_EQ(
      compare(files),
      "migrations/0002_b.sql:1: error: this migration was frozen by release 1.0.0 and has changed since: its hash "
      "was " +
          set_of(shipped).dialects[0].migrations[1].up.hash.substr(0, 15) + "... and is " +
          set_of(files).dialects[0].migrations[1].up.hash.substr(0, 15) +
          "... [frozen-edited]\n"
          "hint: restore it, for example with `git checkout -- migrations/0002_b.sql`,\n"
          "      and write the change as a new migration with `pawl new <name>`: databases that have this one will "
          "not run it again\n"
          "1 error\n");
}

TEST(frozen, ADeletionIsAnError) {
  EXPECT_EQ(compare(without(shipped, "0002_b.sql")),
            "migrations/migrations.lock:3: error: migration 0002_b, frozen by release 1.0.0, is gone [frozen-deleted]\n"
            "hint: restore it, for example with `git checkout -- 'migrations/0002_b*'`;\n"
            "      to undo what it did, write a new migration with `pawl new <name>`\n"
            "1 error\n");
}

TEST(frozen, AnotherVersionIsAnError) {
  EXPECT_EQ(
      compare(with(without(shipped, "0003_c.sql"), "0004_c.sql", "SELECT 3;")),
      "migrations/0004_c.sql: error: this migration was frozen by release 1.0.0 as 0003_c and has another version now "
      "[frozen-renumbered]\n"
      "migrations/migrations.lock:4: note: it was frozen here\n"
      "hint: rename it back to version 0003; a new migration takes the version after the last one\n"
      "1 error\n");
}

std::string ids(const std::string& text) {
  std::string result;
  for (std::size_t i = text.find(" ["); i != std::string::npos; i = text.find(" [", i + 1))
    result += text.substr(i + 2, text.find(']', i) - i - 2) + ' ';
  return result;
}

TEST(frozen, AnotherVersionIsSeenByNameToo) {
  EXPECT_EQ(ids(compare(with(without(shipped, "0003_c.sql"), "0004_c.sql", "SELECT 33;"))), "frozen-renumbered ");
}

TEST(frozen, AMigrationPutInBetweenIsSeenAsRenumbering) {
  texts files = without(shipped, "0003_c.sql");
  files["0003_new.sql"] = "SELECT 33;";
  files["0004_c.sql"] = "SELECT 3;";
  EXPECT_EQ(ids(compare(files)), "frozen-renumbered ");
}

/// It goes into the chain as it is, though 2 and 2.0 are one version.
TEST(frozen, AVersionKeepsTheZerosAtItsEnd) {
  EXPECT_EQ(ids(compare(with(without(shipped, "0002_b.sql"), "0002.0_b.sql", "SELECT 2;"))), "frozen-deleted ");
}

TEST(frozen, TwoThatChangedPlacesAreBothReported) {
  texts files = shipped;
  std::swap(files["0002_b.sql"], files["0003_c.sql"]);
  EXPECT_EQ(ids(compare(files)), "frozen-renumbered frozen-renumbered ");
}

TEST(frozen, ANewNameForTheSameVersionIsNoError) {
  EXPECT_EQ(compare(with(without(shipped, "0002_b.sql"), "0002_better.sql", "SELECT 2;")), "");
}

TEST(frozen, OfTwoWithItsVersionOneIsTheFrozenOne) {
  EXPECT_EQ(compare(with(shipped, "0002_a_draft.sql", "SELECT 5;")), "");
}

TEST(frozen, OfTwoWithItsVersionTheOneWithItsTokensIsTheFrozenOne) {
  texts files = shipped;
  files["0002_b.sql"] = "SELECT 5;";
  files["0002_z.sql"] = "SELECT 2;";
  EXPECT_EQ(compare(files), "");
}

TEST(frozen, ATwinThatKeepsItsVersionIsNotTakenForTheEditedOne) {
  texts twins{{"0001_a.sql", "SELECT 1;"}, {"0002_b.sql", "SELECT 1;"}};
  const lock_file lock = lock_of(twins);
  twins["0002_b.sql"] = "SELECT 2;";
  migration_set set = set_of(twins);
  EXPECT_EQ(ids(compare(set, lock)), "frozen-edited ");
}

TEST(frozen, ADownThatChangedIsAWarning) {
  EXPECT_EQ(
      compare(with(shipped, "0001_a.sql", "SELECT 1;\n-- migrate:down\nSELECT 11;\n")),
      "migrations/0001_a.sql:3: warning: this migration was frozen by release 1.0.0, and its down script has changed "
      "since [frozen-down-edited]\n"
      "hint: databases that have it keep the down script they were given;\n"
      "      `pawl freeze --release <release>` takes this one into the lock file\n"
      "1 warning\n");
}

TEST(frozen, ADownThatCameOrWentIsAWarning) {
  EXPECT_NE(compare(with(shipped, "0001_a.sql", "SELECT 1;\n")).find("its down script was removed since"),
            std::string::npos);
  EXPECT_NE(compare(with(shipped, "0002_b.sql", "SELECT 2;\n-- migrate:down\nSELECT 1;"))
                .find("its down script is new since"),
            std::string::npos);
}

TEST(frozen, ADamagedFileIsNotReportedAgain) { EXPECT_EQ(compare(with(shipped, "0002_b.sql", "SELECT 'x")), ""); }

TEST(frozen, ADraftMustSortBehindEveryFrozenOne) {
  EXPECT_EQ(compare(with(shipped, "0002.5_x.sql", "SELECT 4;")),
            "migrations/0002.5_x.sql: error: this draft sorts before 0003_c, which was frozen by release 1.0.0 "
            "[draft-before-frozen]\n"
            "migrations/migrations.lock:4: note: it was frozen here\n"
            "hint: `pawl renumber` gives it a version after 0003: databases that have 0003 would never run it\n"
            "1 error\n");
}

TEST(frozen, ADraftIsRefusedWhereAllMustBeFrozen) {
  const texts files = with(shipped, "0004_d.sql", "SELECT 4;");
  EXPECT_EQ(compare(files), "");
  EXPECT_EQ(
      compare(files, true),
      "migrations/0004_d.sql: error: this migration is a draft, and this build takes frozen ones only [draft-refused]\n"
      "hint: `pawl freeze --release <release>` freezes it; a build without REQUIRE_FROZEN takes drafts\n"
      "1 error\n");
  EXPECT_EQ(compare(shipped, true), "");
}

TEST(frozen, OtherDialectsOfTheLockFileAreLeftAlone) {
  lock_file lock = lock_of(shipped);
  lock_entry other = lock.entries[0];
  other.dialect = pawl::dialect::postgresql;
  other.up_hash = "t1:other";
  lock.entries.insert(lock.entries.begin(), other);
  migration_set set = set_of(shipped);
  EXPECT_EQ(compare(set, lock), "");
}

TEST(frozen, NamesNoReleaseWhereNoneIsKnown) {
  lock_file lock = lock_of(shipped);
  for (lock_entry& entry : lock.entries) entry.release.clear();
  migration_set set = set_of(without(shipped, "0003_c.sql"));
  EXPECT_NE(compare(set, lock).find("error: migration 0003_c, frozen, is gone"), std::string::npos);
}

TEST(freeze_command, NamesWhatIsNotTheDefault) {
  migration_set set = set_of(shipped);
  EXPECT_EQ(freeze_command(set, "migrations/migrations.lock"), "pawl freeze --release <release>");
  set.directory = "my db";
  set.dialects.push_back({.dialect = pawl::dialect::postgresql, .migrations = {}, .proof = {}});
  EXPECT_EQ(
      freeze_command(set, "x.lock"),
      "pawl freeze --directory 'my db' --dialect sqlite --dialect postgresql --lock-file x.lock --release <release>");
}

TEST(shell_word, QuotesWhatAShellWouldRead) {
  EXPECT_EQ(shell_word("migrations/0001_a.sql"), "migrations/0001_a.sql");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("$(rm -rf ~)"), "'$(rm -rf ~)'");
  EXPECT_EQ(shell_word("it's"), R"('it'\''s')");
}

}  // namespace
