/// Colour: on a terminal alone, and not where somebody said no.

#include "support/process.hpp"
#include "unit/commands/pawl_command.hpp"

namespace {

using environment = std::map<std::string, std::optional<std::string>>;

/// What `pawl check` prints about a set with an error; `script` gives it a terminal.
std::string printed(bool on_terminal, environment variables) {
  const pawl::test::project project;
  project.write("0001_a.sql", "SELEC 1;");
  variables.try_emplace("TERM", "xterm");
  variables.try_emplace("NO_COLOR", std::nullopt);
  variables.try_emplace("ASAN_OPTIONS", "detect_leaks=0");
  const std::vector<std::string> check{"check", "--directory", project.path("migrations")};
  std::string line = PAWL_PROGRAM;
  for (const auto& argument : check) line += ' ' + argument;
  const auto result =
      on_terminal
          ? pawl::test::run({.program = "script", .arguments = {"-qec", line, "/dev/null"}, .environment = variables})
          : pawl::test::run({.program = PAWL_PROGRAM, .arguments = check, .environment = variables});
  EXPECT_EQ(result.exit_code, 1) << result.output << result.errors;
  const std::string all = result.output + result.errors;
  EXPECT_NE(all.find("syntax error"), std::string::npos) << all;
  return all;
}

bool has_colour(const std::string& text) { return text.find("\x1b[") != std::string::npos; }

TEST(colour, IsThereOnATerminal) { EXPECT_TRUE(has_colour(printed(true, {}))); }

TEST(colour, IsNotThereInAFileOrAPipe) { EXPECT_FALSE(has_colour(printed(false, {}))); }

TEST(colour, IsNotThereWhereNoColorIsSet) {
  EXPECT_FALSE(has_colour(printed(true, {{"NO_COLOR", "1"}})));
  EXPECT_TRUE(has_colour(printed(true, {{"NO_COLOR", ""}})));
}

TEST(colour, IsNotThereOnADumbTerminal) { EXPECT_FALSE(has_colour(printed(true, {{"TERM", "dumb"}}))); }

}  // namespace
