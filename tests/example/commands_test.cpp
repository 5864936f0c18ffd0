#include "example/notes_fixture.hpp"

namespace pawl::test {
namespace {

using notes_files = notes_fixture;

class notes_commands : public notes_on_engine {};

NOTES_ON_EACH_ENGINE(notes_commands);

TEST_P(notes_commands, AddPrintsTheNumber) {
  EXPECT_EQ(output_of({"add", "Buy milk"}), "1\n");
  EXPECT_EQ(output_of({"add", "Call home"}), "2\n");
}

TEST_P(notes_commands, TheFirstStartSaysWhatItApplied) {
  const process_result first = notes({"list"});
  EXPECT_EQ(first.exit_code, 0);
  EXPECT_EQ(first.output, "");
  EXPECT_EQ(first.errors, "notes: " + shown_ +
                              ": applied 0001_create_notes 0002_add_tags 0003_add_title 0004_track_changes "
                              "0005_add_search 0006_refuse_empty_notes 0007_pin_notes 0008_count_tags\n");
}

TEST_F(notes_files, AddReadsStandardInput) {
  output_of({"add", "-"}, "From a pipe\nsecond line\n");
  EXPECT_EQ(rows("SELECT title, body FROM notes"), "From a pipe|From a pipe\nsecond line\n\n");
}

TEST_P(notes_commands, ListShowsTitlesAndTags) {
  output_of({"add", "Buy milk\nand eggs", "--tag", "errands", "--tag", "food"});
  output_of({"add", "Call home"});
  EXPECT_EQ(output_of({"list"}), "   1   Buy milk  #errands  #food\n   2   Call home\n");
}

TEST_P(notes_commands, ListCanBeNarrowedToATagOfAnyCase) {
  output_of({"add", "Buy milk", "--tag", "Errands"});
  output_of({"add", "Call home"});
  EXPECT_EQ(output_of({"list", "--tag", "errands"}), "   1   Buy milk  #Errands\n");
}

TEST_P(notes_commands, SearchShowsWhatItFound) {
  output_of({"add", "A ratchet\nturns one way only"});
  output_of({"add", "Call home"});
  EXPECT_EQ(output_of({"search", "one", "turn"}), "   1   A ratchet\n       A ratchet\n[turns] [one] way only\n");
}

TEST_P(notes_commands, SearchFindsBeginnings) {
  output_of({"add", "Café beans"});
  EXPECT_EQ(output_of({"search", "café", "bea"}), "   1   Café beans\n       [Café] [beans]\n");
}

TEST_F(notes_files, SearchIgnoresAccents) {
  output_of({"add", "Café beans"});
  EXPECT_EQ(output_of({"search", "cafe", "bea"}), "   1   Café beans\n       [Café] [beans]\n");
}

TEST_P(notes_commands, SearchFollowsEditsAndDeletions) {
  output_of({"add", "Buy milk"});
  output_of({"add", "Buy bread"});
  output_of({"edit", "1", "Buy tea"});
  output_of({"delete", "2"});
  EXPECT_EQ(output_of({"search", "milk"}), "");
  EXPECT_EQ(output_of({"search", "bread"}), "");
  EXPECT_EQ(output_of({"search", "tea"}), "   1   Buy tea\n       Buy [tea]\n");
}

TEST_P(notes_commands, TagIsAddedOnce) {
  output_of({"add", "Buy milk"});
  output_of({"tag", "1", "food"});
  output_of({"tag", "1", "FOOD"});
  EXPECT_EQ(output_of({"list"}), "   1   Buy milk  #food\n");
}

TEST_P(notes_commands, TagsCountNotes) {
  output_of({"add", "Buy milk", "--tag", "food", "--tag", "errands"});
  output_of({"add", "Buy tea", "--tag", "food"});
  EXPECT_EQ(output_of({"tags"}), "   2   food\n   1   errands\n");
}

TEST_P(notes_commands, PinnedNotesComeFirst) {
  output_of({"add", "Buy milk"});
  output_of({"add", "Call home"});
  output_of({"pin", "2"});
  EXPECT_EQ(output_of({"list"}), "   2 ! Call home\n   1   Buy milk\n");
  output_of({"unpin", "2"});
  EXPECT_EQ(output_of({"list"}), "   1   Buy milk\n   2   Call home\n");
}

TEST_P(notes_commands, ShowPrintsTheWholeNote) {
  output_of({"add", "Buy milk\nand eggs", "--tag", "food"});
  const std::string shown = output_of({"show", "1"});
  EXPECT_TRUE(shown.starts_with("note 1  #food\ncreated 2")) << shown;
  EXPECT_TRUE(shown.ends_with("Z\n\nBuy milk\nand eggs\n")) << shown;
}

TEST_P(notes_commands, DeleteRemovesTheNoteAndItsTags) {
  output_of({"add", "Buy milk", "--tag", "food"});
  output_of({"delete", "1"});
  EXPECT_EQ(output_of({"list"}), "");
  EXPECT_EQ(output_of({"tags"}), "   0   food\n");
}

TEST_F(notes_files, ExportWritesALineOfJsonANote) {
  output_of({"add", "Say \"hi\"\n\tback\\slash", "--tag", "a,b"});
  const std::string at = rows("SELECT created_at FROM notes").substr(0, std::string{"2026-01-31T12:00:00Z"}.size());
  EXPECT_EQ(
      output_of({"export"}),
      "{\"id\":1,\"title\":\"Say \\\"hi\\\"\",\"body\":\"Say \\\"hi\\\"\\n\\u0009back\\\\slash\",\"created_at\":\"" +
          at + "\",\"updated_at\":\"" + at + "\",\"pinned\":false,\"tags\":[\"a,b\"]}\n");
}

TEST_F(notes_files, ExportWritesMarkdown) {
  output_of({"add", "Buy milk\nand eggs", "--tag", "food"});
  const std::string at = rows("SELECT created_at FROM notes").substr(0, std::string{"2026-01-31T12:00:00Z"}.size());
  EXPECT_EQ(output_of({"export", "--format", "markdown"}),
            "## Buy milk\n\n*note 1, " + at + ", #food*\n\nBuy milk\nand eggs\n\n");
}

TEST_F(notes_files, StatusMakesNoFile) {
  EXPECT_EQ(output_of({"status"}), database_.string() + ": no database yet\n");
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_P(notes_commands, StatusNamesTheVersionAndItsProgram) {
  output_of({"list"});
  const std::string status = output_of({"status"});
  EXPECT_TRUE(status.starts_with(shown_ + ": schema 0008, up to date\n  0001 create_notes  2")) << status;
  EXPECT_NE(status.find("Z  by notes 2.1.0\n"), std::string::npos) << status;
}

TEST_F(notes_files, TheDefaultDatabaseIsWhereXdgSays) {
  const process_result result =
      run({.program = NOTES_PROGRAM, .arguments = {"add", "Buy milk"}, .environment = {{"XDG_DATA_HOME", folder_}}});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_TRUE(std::filesystem::exists(folder_ / "notes" / "notes.db"));
}

}  // namespace
}  // namespace pawl::test
