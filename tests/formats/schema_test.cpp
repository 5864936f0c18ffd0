/// The documents of all golden cases, and the ones made here, against the schemas.

#include <sstream>

#include "commands/command_line.hpp"
#include "diagnostics/formats/formats.hpp"
#include "example_document.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using pawl::test::temporary_folder;

const fs::path source{PAWL_SOURCE_DIR};

/// The command line of a golden case; empty where it would need a server.
std::vector<std::string> arguments_of(const fs::path& folder, const temporary_folder& output) {
  std::vector<std::string> arguments{"pawl"};
  std::ifstream file{folder / "arguments"};
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("postgres") || line == "--format") return {};
    arguments.push_back(pawl::test::replaced(line, "@OUTPUT@", output.path()));
  }
  if (arguments.size() == 1) arguments.insert(arguments.end(), {"check", "--dialect", "sqlite"});
  return arguments;
}

/// Files that hold what pawl prints in a format.
std::vector<std::string> documents(const std::string& format, const temporary_folder& folder) {
  std::vector<std::string> paths;
  const auto add = [&](const std::string& name, const std::string& text) {
    folder.write(name, text);
    paths.push_back(folder / name);
  };
  for (const auto& entry : fs::directory_iterator{source / "tests/golden"}) {
    if (!fs::exists(entry.path() / "migrations")) continue;
    auto arguments = arguments_of(entry.path(), folder);
    if (arguments.empty()) continue;
    arguments.insert(arguments.end(), {"--format", format});
    std::vector<const char*> argv;
    for (const auto& argument : arguments) argv.push_back(argument.c_str());
    fs::current_path(entry.path());
    std::ostringstream out, err;
    pawl::generator::run_command_line(static_cast<int>(argv.size()), argv.data(), {out, err});
    add(entry.path().filename().string() + ".json", out.str());
  }
  const auto write = pawl::generator::find_format(format)->write;
  add("example", write(pawl::test::example_document()));
  add("sound", write(pawl::test::sound_document()));
  add("failed", write(pawl::test::failed_document()));
  add("empty", write({.version = "1.2.3", .verb = "check"}));
  return paths;
}

std::string complaints(std::vector<std::string> schema, const std::vector<std::string>& documents) {
  schema.insert(schema.begin(), (source / "tests/formats/validate.py").string());
  schema.insert(schema.end(), documents.begin(), documents.end());
  const auto result = pawl::test::run({.program = PAWL_PYTHON, .arguments = schema});
  return result.exit_code == 0 ? "" : result.output + result.errors;
}

TEST(schemas, AllowOurSarif) {
  const temporary_folder folder;
  const auto paths = documents("sarif", folder);
  EXPECT_GT(paths.size(), 40);
  EXPECT_EQ(complaints({source / "tests/formats/sarif-schema-2.1.0.json"}, paths), "");
}

TEST(schemas, DescribeEveryMemberOfOurJson) {
  const temporary_folder folder;
  EXPECT_EQ(complaints({"--closed", source / "docs/findings.schema.json"}, documents("json", folder)), "");
}

TEST(schemas, FindWhatIsWrong) {
  const temporary_folder folder;
  folder.write("no", R"({"version": "2.1.0", "runs": [{"results": []}]})");
  const auto said = complaints({source / "tests/formats/sarif-schema-2.1.0.json"}, {folder / "no"});
  EXPECT_EQ(said, folder / "no" + ": runs/0: 'tool' is a required property\n");
}

}  // namespace
