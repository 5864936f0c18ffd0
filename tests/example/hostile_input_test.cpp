#include <filesystem>
#include <fstream>

#include "example/notes_fixture.hpp"

namespace pawl::test {
namespace {

using notes_file_input = notes_fixture;

class notes_input : public notes_on_engine {};

NOTES_ON_EACH_ENGINE(notes_input);

TEST_P(notes_input, IsNeverSql) {
  const std::string text = "'); DROP TABLE notes; --";
  output_of({"add", text, "--tag", text});
  EXPECT_TRUE(output_of({"show", "1"}).ends_with("\n\n" + text + "\n"));
  EXPECT_EQ(output_of({"list", "--tag", text}), "   1   " + text + "  #" + text + "\n");
}

TEST_P(notes_input, OfASearchIsNeverAnOperator) {
  output_of({"add", "one AND two"});
  for (const std::string& words :
       {std::string{"\""}, std::string{"one OR"}, std::string{"NEAR("}, std::string{"title:one"}, std::string{"*"},
        std::string{"-one"}, std::string{"^one"}, std::string{"{a b}:c"}, std::string{"one\" OR \"x"}, std::string{"'"},
        std::string{"a\\'b & !c"}, std::string{"(<->)"}}) {
    const process_result result = notes({"search", "--", words});
    EXPECT_EQ(result.exit_code, 0) << words << ": " << result.errors;
  }
  EXPECT_EQ(output_of({"search", "AND"}), "   1   one AND two\n       one [AND] two\n");
  EXPECT_EQ(output_of({"search", "OR"}), "");
}

TEST_P(notes_input, ThatIsNotUtf8IsRefused) {
  for (const std::string& text : {std::string{"\xff"}, std::string{"\xc0\xaf"}, std::string{"\xed\xa0\x80"}}) {
    const process_result result = notes({"add", text});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.errors.ends_with("notes: the note is not valid UTF-8\n")) << result.errors;
  }
}

TEST_P(notes_input, WithANulIsRefusedAndNotCutThere) {
  using namespace std::string_literals;
  const process_result result = notes({"add", "-"}, "one\0two"s);
  EXPECT_TRUE(result.errors.ends_with("notes: the note holds a NUL character\n")) << result.errors;
}

TEST_P(notes_input, ThatIsEmptyIsRefused) {
  EXPECT_TRUE(notes({"add", " \n"}).errors.ends_with("notes: the note is empty\n"));
  EXPECT_TRUE(notes({"add", "Buy milk", "--tag", " "}).errors.ends_with("notes: the tag is empty\n"));
  EXPECT_EQ(output_of({"list"}), "") << "a note whose tag is refused is not kept either";
}

TEST_P(notes_input, MovesNoCursorWhenItIsListed) {
  output_of({"add", "red \x1b[31m alert \xc2\x9b"});
  EXPECT_EQ(output_of({"list"}), "   1   red ?[31m alert ??\n");
}

TEST_P(notes_input, NamingANoteThatIsNotThereFails) {
  for (const std::string& command : {std::string{"show"}, std::string{"delete"}, std::string{"pin"}}) {
    const process_result result = notes({command, "7"});
    EXPECT_EQ(result.exit_code, 1) << command;
    EXPECT_TRUE(result.errors.ends_with("notes: there is no note 7\n")) << result.errors;
  }
  EXPECT_TRUE(notes({"tag", "7", "x"}).errors.ends_with("notes: there is no note 7\n"));
}

TEST_F(notes_file_input, OfAWrongCommandLineExitsWithTwo) {
  EXPECT_EQ(notes({}).exit_code, 2);
  EXPECT_EQ(notes({"ad"}).exit_code, 2);
  EXPECT_EQ(notes({"show", "x"}).exit_code, 2);
  EXPECT_EQ(notes({"export", "--format", "xml"}).exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(notes_file_input, ThatIsNoDatabaseIsLeftAsItIs) {
  std::ofstream{database_} << std::string(4096, 'x');
  const process_result result = notes({"list"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.errors.find("file is not a database"), std::string::npos) << result.errors;
  EXPECT_EQ(file_bytes(), std::string(4096, 'x'));
}

}  // namespace
}  // namespace pawl::test
