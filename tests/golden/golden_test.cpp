/// Runs pawl on each folder here and compares what it prints and writes with the files beside the migrations:
///
///     <case>/migrations/       the set
///     <case>/arguments         one a line; `check` if left out; @OUTPUT@ is a folder for generated files
///     <case>/environment       variables for it, NAME=value, one a line
///     <case>/expected.txt      exit code, output, errors
///     <case>/expected/         the generated files, where there are any
///     <case>/before/           the folder as a commit holds it that is tagged `shipped`; the case runs in a repository
///                              of its own then

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>

#include "commands/command_line.hpp"
#include "diagnostics/catalogue.hpp"
#include "proof/sqlite/sqlite_proof.hpp"
#ifdef PAWL_WITH_POSTGRESQL
#include "source/postgresql/read_statements.hpp"
#endif
#include "support/git_repository.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;
using pawl::test::replaced;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

bool updates_wanted() { return std::getenv("PAWL_UPDATE_GOLDEN") != nullptr; }

/// Compares, or rewrites the file if that is asked for.
void expect_same(const fs::path& golden, const std::string& now) {
  if (updates_wanted()) {
    fs::create_directories(golden.parent_path());
    std::ofstream{golden, std::ios::binary} << now;
  }
  EXPECT_EQ(read(golden), now) << golden;
}

std::vector<std::string> arguments_of(const fs::path& folder, const std::string& output) {
  std::vector<std::string> arguments{"pawl"};
  std::ifstream file{folder / "arguments"};
  for (std::string line; std::getline(file, line);) arguments.push_back(replaced(line, "@OUTPUT@", output));
  if (arguments.size() == 1) arguments.insert(arguments.end(), {"check", "--dialect", "sqlite"});
  return arguments;
}

/// The variables of a case, while it runs.
class environment_of {
 public:
  explicit environment_of(const fs::path& folder) {
    std::ifstream file{folder / "environment"};
    for (std::string line; std::getline(file, line);) {
      names_.push_back(line.substr(0, line.find('=')));
      ::setenv(names_.back().c_str(), line.substr(line.find('=') + 1).c_str(), 1);
    }
  }
  environment_of(const environment_of&) = delete;
  environment_of& operator=(const environment_of&) = delete;
  ~environment_of() {
    for (const auto& name : names_) ::unsetenv(name.c_str());
  }

 private:
  std::vector<std::string> names_;
};

std::string run(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv;
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out, err;
  const int code = run_command_line(static_cast<int>(argv.size()), argv.data(), {out, err});
  return "exit " + std::to_string(code) + "\n--- output\n" + out.str() + "--- errors\n" + err.str();
}

/// Versions differ from machine to machine.
std::string without_versions(std::string text) {
  text = replaced(text, std::string{" on "} + sqlite_name() + '\n', " on SQLite\n");
  text = replaced(text, " on " + std::string{sqlite_name()} + '"', " on SQLite\"");
  text = replaced(text, '"' + std::string{sqlite_name()} + '"', "\"SQLite\"");
  text = replaced(text, "\"" PAWL_VERSION "\"", "\"version\"");
#ifdef PAWL_WITH_POSTGRESQL
  text = replaced(text, postgresql_grammar(), "PostgreSQL's grammar");
  constexpr std::string_view server = "proven on PostgreSQL";
  for (auto at = text.find(server); at != std::string::npos; at = text.find(server, at)) {
    at += server.size();
    text.erase(at, text.find_first_not_of("0123456789.", at + 1) - at);
  }
#endif
  return text;
}

bool can_run([[maybe_unused]] const fs::path& folder) {
#ifdef PAWL_WITH_POSTGRESQL
  return true;
#else
  return read(folder / "arguments").find("postgresql\n") == std::string::npos;
#endif
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{PAWL_GOLDEN_DIR}) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

/// The case as a repository: what shipped is committed, what is in the folder now is not.
class shipped_case {
 public:
  explicit shipped_case(const fs::path& folder) {
    fs::copy(folder / "before", git_ / "migrations", fs::copy_options::recursive);
    git_.commit("Ship version 1");
    git_.git({"tag", "shipped"});
    git_.remove("migrations");
    fs::copy(folder / "migrations", git_ / "migrations", fs::copy_options::recursive);
  }
  std::string path() const { return git_.path(); }

 private:
  pawl::test::git_repository git_;
};

class golden : public testing::TestWithParam<std::string> {};

TEST_P(golden, StaysTheSame) {
  const auto folder = fs::path{PAWL_GOLDEN_DIR} / GetParam();
  const pawl::test::temporary_folder output;
  const environment_of variables{folder};
  // The repository that these files lie in is not to be seen.
  ::setenv("GIT_CEILING_DIRECTORIES", PAWL_GOLDEN_DIR, 1);
  std::optional<shipped_case> shipped;
  if (fs::exists(folder / "before")) shipped.emplace(folder);
  fs::current_path(shipped ? fs::path{shipped->path()} : folder);
  if (!can_run(folder)) GTEST_SKIP() << "this pawl was built without PostgreSQL";
  expect_same(folder / "expected.txt", without_versions(run(arguments_of(folder, output.path()))));
  for (const auto& entry : fs::recursive_directory_iterator{output.path()}) {
    if (!entry.is_regular_file()) continue;
    expect_same(folder / "expected" / fs::relative(entry.path(), output.path()),
                without_versions(read(entry.path())));
  }
}

INSTANTIATE_TEST_SUITE_P(, golden, testing::ValuesIn(cases()), [](const auto& name) {
  std::string text = name.param;
  std::ranges::replace(text, '-', '_');
  return text;
});

TEST(golden_files, ShowEveryDiagnostic) {
  std::string all;
  for (const auto& name : cases()) all += read(fs::path{PAWL_GOLDEN_DIR} / name / "expected.txt");
  for (const auto& [id, summary] : catalogue) {
    // No text is known that an engine and the generator read to different ends.
    if (id == "statement-boundary") continue;
    EXPECT_NE(all.find('[' + std::string{id} + "]\n"), std::string::npos) << id;
  }
}

}  // namespace
