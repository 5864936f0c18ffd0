// What pawl tells about itself: pages of diagnostics, completion, manual.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {
namespace {

process_result pawl_alone(std::vector<std::string> arguments) {
  return run({.program = PAWL_PROGRAM, .arguments = std::move(arguments)});
}

/// The candidates that bash has for the words, the last of which is being typed.
std::string completed(const std::string& words) {
  const std::string script = "source <(\"$PAWL\" completion bash)\nCOMP_WORDS=(" + words +
                             ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_pawl\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
  const process_result result = run({.program = "bash",
                                     .arguments = {"--noprofile", "--norc", "-c", script},
                                     .directory = PAWL_SOURCE_DIR,
                                     .environment = {{"PAWL", PAWL_PROGRAM}}});
  EXPECT_EQ(result.errors, "");
  return result.output;
}

}  // namespace

TEST(explain, PrintsThePageOfADiagnostic) {
  for (const auto& page : std::filesystem::directory_iterator{PAWL_SOURCE_DIR "/docs/diagnostics"}) {
    std::ifstream file{page.path()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const process_result result = pawl_alone({"explain", page.path().stem().string()});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.output, text);
  }
}

TEST(explain, AsksWhatWasMeant) {
  const process_result result = pawl_alone({"explain", "frozen-edit"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.errors, "pawl: no diagnostic has the id frozen-edit; did you mean frozen-edited?\n");
}

TEST(explain, TakesTheIdAsItIsCopied) {
  const std::string page = pawl_alone({"explain", "gap"}).output;
  EXPECT_TRUE(page.starts_with("# gap\n")) << page;
  for (const char* id : {"GAP", "[gap]", "[Gap]"}) EXPECT_EQ(pawl_alone({"explain", id}).output, page) << id;
}

TEST(explain, ListsTheIds) {
  const process_result result = pawl_alone({"explain"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(holds(result.output, "\ngap\n")) << result.output;
  EXPECT_EQ(pawl_alone({"explain", "zzzzzz"}).errors,
            "pawl: no diagnostic has the id zzzzzz; each message of pawl ends with its id in brackets, and `pawl "
            "explain` alone lists all ids\n");
}

TEST(bash_completion, KnowsTheVerbs) {
  EXPECT_EQ(completed("pawl st"), "status\n");
  EXPECT_EQ(completed("pawl fre"), "freeze\n");
  EXPECT_FALSE(holds(completed("pawl ''"), "completion"));
}

TEST(bash_completion, KnowsEachVerbsOptions) {
  EXPECT_EQ(completed("pawl down --y"), "--yes\n");
  EXPECT_EQ(completed("pawl status --y"), "\n");
  EXPECT_EQ(completed("pawl freeze --rel"), "--release\n");
}

TEST(bash_completion, KnowsValues) {
  EXPECT_EQ(completed("pawl status --format j"), "json\n");
  EXPECT_EQ(completed("pawl check --directory generator/com"), "generator/commands\n");
  EXPECT_EQ(completed("pawl status sq"), "sqlite:\n");
  EXPECT_EQ(completed("pawl status sqlite : READ"), "README.md\n");
}

TEST(zsh_completion, IsSoundForZsh) {
  const process_result script = pawl_alone({"completion", "zsh"});
  EXPECT_EQ(script.exit_code, 0);
  EXPECT_TRUE(script.output.starts_with("#compdef pawl\n"));
  const process_result checked = run({.program = "zsh", .arguments = {"-n"}, .input = script.output});
  EXPECT_EQ(checked.exit_code, 0) << checked.errors;
}

TEST(manual, RendersWithoutWarnings) {
  const std::string page = pawl_alone({"man"}).output;
  const process_result rendered =
      run({.program = "groff", .arguments = {"-ww", "-man", "-Tascii", "-P-cbou", "-rLL=78n"}, .input = page});
  EXPECT_EQ(rendered.exit_code, 0);
  EXPECT_EQ(rendered.errors, "");
  for (const char* part : {"status", "--lock-timeout", "DATABASE_URL", "EXIT STATUS", "explain"})
    EXPECT_TRUE(holds(page, std::string{part}) || holds(rendered.output, part)) << part;
}

}  // namespace pawl::test
