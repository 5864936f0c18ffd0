// Three releases of notes meet on one database: an older one is refused, lives beside a newer one, or takes the
// database back to what it knows. The notes are there all the while.

#include "example/notes_fixture.hpp"

namespace pawl::test {

class notes_releases : public notes_on_engine {
 protected:
  /// Each of the others is one released before 2.1.0, which is the notes that was built last.
  void use(const std::string& release) {
    program_ = release == "1.0.0" ? NOTES_1_0_0 : release == "2.0.0" ? NOTES_2_0_0 : NOTES_PROGRAM;
  }

  /// What a release prints to both streams.
  std::string said(const std::string& release, std::vector<std::string> arguments) {
    use(release);
    const process_result result = notes(std::move(arguments));
    EXPECT_EQ(result.exit_code, 0);
    return result.output + result.errors;
  }

  /// What a release says of the schema.
  std::string status_of(const std::string& release) {
    const std::string status = said(release, {"status"});
    const std::size_t begin = shown_.size() + 2;
    return status.substr(begin, status.find('\n') - begin);
  }

  /// What it says where it refuses.
  std::string refusal(const std::string& release, std::vector<std::string> arguments) {
    use(release);
    const process_result result = notes(std::move(arguments));
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.output, "");
    return result.errors;
  }

  /// The notes of the first release, with tags.
  void keep_some_notes() {
    use("1.0.0");
    output_of({"add", "Buy milk\nand eggs", "--tag", "food"});
    output_of({"add", "Call home", "--tag", "Family", "--tag", "pinned"});
  }

  std::string prefix() const { return "notes: " + shown_ + ": "; }
};

NOTES_ON_EACH_ENGINE(notes_releases);

namespace {

constexpr const char* old_list = "   1   Buy milk  #food\n   2   Call home  #Family  #pinned\n";

}  // namespace

TEST_P(notes_releases, NameThemselvesInTheHistory) {
  for (const char* release : {"1.0.0", "2.0.0", "2.1.0"}) {
    said(release, {"list"});
    EXPECT_NE(said(release, {"status"}).find("  by notes " + std::string{release} + "\n"), std::string::npos);
  }
}

TEST_P(notes_releases, BeforeABreakingOneAreRefused) {
  keep_some_notes();
  said("2.1.0", {"add", "Read a book"});
  const std::string why =
      "notes: the database was left as it was\n"
      "the database is newer than this program, which does not know 3 of its migrations:\n"
      "  0006 refuse_empty_notes, applied by notes 2.1.0: breaking\n"
      "  0007 pin_notes, applied by notes 2.1.0: breaking\n"
      "  0008 count_tags, applied by notes 2.1.0: compatible\n"
      "hint: update this program; options.newer_database = allow_compatible takes compatible migrations alone\n";
  EXPECT_EQ(refusal("1.0.0", {"add", "Lost"}), why);
  EXPECT_EQ(refusal("1.0.0", {"--newer", "allow-compatible", "delete", "1"}), why);
  EXPECT_EQ(status_of("1.0.0"), "schema 0008, made by a newer notes; update this program");
  EXPECT_EQ(said("2.1.0", {"list"}),
            "   2 ! Call home  #Family  #pinned\n   1   Buy milk  #food\n   3   Read a book\n");
}

TEST_P(notes_releases, BeforeACompatibleOneRunBesideIt) {
  keep_some_notes();
  EXPECT_EQ(said("2.0.0", {"list"}), "   2 ! Call home  #Family  #pinned\n   1   Buy milk  #food\n" + prefix() +
                                         "applied 0006_refuse_empty_notes 0007_pin_notes\n");
  EXPECT_EQ(said("2.1.0", {"tags"}),
            "   1   Family\n   1   food\n   1   pinned\n" + prefix() + "applied 0008_count_tags\n");
  EXPECT_EQ(refusal("2.0.0", {"add", "Lost"}),
            "notes: the database was left as it was\n"
            "the database is newer than this program, which does not know 1 of its migrations:\n"
            "  0008 count_tags, applied by notes 2.1.0: compatible\n"
            "hint: update this program, or let it run as it is: options.newer_database = allow_compatible\n");
  EXPECT_EQ(said("2.0.0", {"--newer", "allow-compatible", "add", "Read a book", "--tag", "food"}),
            "3\n" + prefix() + "a newer notes uses it too; update this program\n");
  EXPECT_EQ(said("2.1.0", {"tags"}), "   2   food\n   1   Family\n   1   pinned\n");
  EXPECT_EQ(status_of("2.0.0"),
            "schema 0008, made by a newer notes; update this program, or use it with --newer allow-compatible");
}

TEST_P(notes_releases, TakeADatabaseBackAndKeepItsNotes) {
  keep_some_notes();
  const std::string before = said("1.0.0", {"export"});
  said("2.1.0", {"add", "Read a book", "--tag", "leisure"});
  said("2.1.0", {"pin", "1"});
  EXPECT_EQ(said("1.0.0", {"--newer", "downgrade", "list"}),
            std::string{old_list} + "   3   Read a book  #leisure\n" + prefix() +
                "undid 0008_count_tags 0007_pin_notes 0006_refuse_empty_notes\n");
  EXPECT_EQ(said("1.0.0", {"export"}).substr(0, before.size()), before);
  EXPECT_EQ(said("1.0.0", {"search", "egg"}), "   1   Buy milk\n       Buy milk\nand [eggs]\n");
  EXPECT_EQ(said("1.0.0", {"edit", "3", "Read two books"}), "");
  EXPECT_EQ(said("1.0.0", {"search", "two"}), "   3   Read two books\n       Read [two] books\n");
}

TEST_P(notes_releases, UpgradeAgainWhatWasTakenBack) {
  keep_some_notes();
  said("2.1.0", {"pin", "1"});
  said("1.0.0", {"--newer", "downgrade", "add", "Read a book"});
  EXPECT_EQ(said("2.1.0", {"list"}),
            "   2 ! Call home  #Family  #pinned\n   1   Buy milk  #food\n   3   Read a book\n" + prefix() +
                "applied 0006_refuse_empty_notes 0007_pin_notes 0008_count_tags\n");
  EXPECT_EQ(said("2.0.0", {"--newer", "downgrade", "pin", "3"}), prefix() + "undid 0008_count_tags\n");
  EXPECT_EQ(said("2.1.0", {"list"}),
            "   2 ! Call home  #Family  #pinned\n   3 ! Read a book\n   1   Buy milk  #food\n" + prefix() +
                "applied 0008_count_tags\n");
}

}  // namespace pawl::test
