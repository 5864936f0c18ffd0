#include "commands/command_line.hpp"

#include "pawl_command.hpp"

namespace {

using pawl::test::project;

struct refusal_case {
  std::vector<std::string> arguments;
  std::string error;
};

TEST(command_line, ExplainsInOneLineWhyItCannotRun) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  const std::string directory = project.path("migrations");
  const std::vector<refusal_case> cases{
      {{"pawl"}, "pawl: A subcommand is required; `pawl --help` shows what there is\n"},
      {{"pawl", "chekc"}, "pawl: no such command: chekc; did you mean check?\n"},
      {{"pawl", "apply"}, "pawl: no such command: apply; `pawl --help` shows what there is\n"},
      {{"pawl", "check", "--colour"},
       "pawl: The following argument was not expected: --colour; `pawl --help` shows what there is\n"},
      {{"pawl", "check", "--directory", directory, "--dialect", "mysql"},
       "pawl: --dialect mysql: no such dialect; there are sqlite and postgresql\n"},
      {{"pawl", "check", "--directory", directory, "--postgresql-proof", "never"},
       "pawl: --postgresql-proof never: there are auto, server and parser\n"},
      {{"pawl", "freeze", "--directory", directory, "--release", "1 0"},
       "pawl: --release 1 0: a release's name holds letters, digits and `._+-`\n"},
      {{"pawl", "generate", "--directory", directory, "--name", "a/b", "--output", "x"},
       "pawl: --name a/b: a set's name holds letters, digits, `_`, `-` and `.`, and begins with a letter or `_`\n"},
      {{"pawl", "generate", "--directory", directory, "--name", "a", "--namespace", "a::class", "--output", "x"},
       "pawl: --namespace a::class: not a namespace that C++ can open\n"},
      {{"pawl", "generate", "--directory", directory, "--name", "a", "--layout", "liquibase", "--output", "x"},
       "pawl: --layout liquibase: there are auto, golang-migrate, dbmate, goose, native, popx, flyway, diesel, "
       "prisma\n"},
      {{"pawl", "generate", "--directory", directory, "--name", "a", "--output", directory + "/0001_a.sql"},
       "pawl: cannot create @/migrations/0001_a.sql/a: Not a directory\n"},
      {{"pawl", "generate", "--directory", directory, "--name", "a", "--listed", directory + "/none", "--output", "x"},
       "pawl: cannot read the list of files @/migrations/none\n"},
  };
  for (const auto& [arguments, error] : cases) {
    const auto result = project.run_as_typed(arguments);
    EXPECT_EQ(result.code, 2) << error;
    EXPECT_EQ(result.err, error);
    EXPECT_EQ(result.out, "");
  }
}

TEST(command_line, TakesNoEmptyValueForAnOptionLeftOut) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  const std::string directory = project.path("migrations");
  const std::vector<std::vector<std::string>> cases{
      {"pawl", "check", "--directory", directory, "--frozen-since", ""},
      {"pawl", "generate", "--directory", directory, "--output", project.path("out"), "--name", ""},
      {"pawl", "status", "--directory", directory, "sqlite:" + project.path("a.db"), "--name", ""}};
  for (const auto& arguments : cases) {
    const auto result = project.run_as_typed(arguments);
    EXPECT_EQ(result.code, 2) << arguments[1];
    EXPECT_NE(result.err.find(": its value is empty; leave the option out, or set the variable"), std::string::npos)
        << result.err;
  }
}

TEST(command_line, ShowsHelpAndVersion) {
  const project project;
  const auto help = project.run_as_typed({"pawl", "--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* verb : {"new", "check", "freeze", "schema", "generate"})
    EXPECT_NE(help.out.find(verb), std::string::npos);
  EXPECT_EQ(project.run_as_typed({"pawl", "--version"}).out.find("pawl "), 0U);
  EXPECT_NE(project.run_as_typed({"pawl", "new", "--help"}).out.find("pawl new add_search"), std::string::npos);
}

TEST(command_line, TakesAFolderThatIsNotThereForItsFault) {
  const project project;
  const auto result = project.run_as_typed({"pawl", "check", "--directory", project.path("nowhere")});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.err,
            "@/nowhere: error: cannot list this folder: No such file or directory [unreadable-file]\n"
            "hint: name the folder that holds the migrations\n"
            "1 error\n");
}

TEST(command_line, ShowsNothingHostileOfAnArgument) {
  const project project;
  EXPECT_EQ(project.run("check", {"--dialect", "\x1b[31m"}).err,
            "pawl: --dialect <U+001B>[31m: no such dialect; there are sqlite and postgresql\n");
}

}  // namespace
