// Paths with odd characters: they work, or configuring says which character does not.

#include <ostream>
#include <tuple>

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

namespace {

namespace fs = std::filesystem;

/// Where a name occurs.
enum class place { migrations, lock_file, source, binary };

constexpr place places[] = {place::migrations, place::lock_file, place::source, place::binary};

std::string to_string(place where) {
  switch (where) {
    case place::migrations:
      return "Migrations";
    case place::lock_file:
      return "LockFile";
    case place::source:
      return "Source";
    case place::binary:
      return "Binary";
  }
  return {};
}

/// Everything that works, in four names: a letter of the alphabet between them would prove nothing more.
constexpr std::string_view fit_names[] = {
    "a b (c) {d} e,f!g=h~i+j@k^l",
    "$HOME $x %PATH% 100% & 'q' `r`",
    "[x] [a-z]* y? [!b]",
    "\xc3\xa9t\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac @x@",
};

std::string quoted_for_cmake(const std::string& text) { return "[==[" + text + "]==]"; }

/// Puts the part of the project that is asked for into a folder of that name.
void move_to(place where, const std::string& name, consumer& project) {
  const auto set_argument = [&](const std::string& argument) {
    project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite " + argument);
  };
  if (where == place::migrations) {
    fs::create_directory(project.source() / name);
    project.rename("migrations", fs::path{name} / "migrations");
    set_argument("DIRECTORY " + quoted_for_cmake(name + "/migrations"));
  } else if (where == place::lock_file) {
    fs::create_directory(project.source() / name);
    project.rename("migrations/migrations.lock", fs::path{name} / "migrations.lock");
    set_argument("LOCK_FILE " + quoted_for_cmake(name + "/migrations.lock"));
  } else if (where == place::source) {
    project.move_source(project.source().parent_path() / name);
  } else {
    project.use_tree(project.source().parent_path() / name);
  }
}

fs::path folder_of_migrations(place where, const std::string& name) {
  return where == place::migrations ? fs::path{name} / "migrations" : fs::path{"migrations"};
}

}  // namespace

class fit_path : public consumer_case,
                 public testing::WithParamInterface<std::tuple<std::string_view, place, std::string_view>> {
 protected:
  fit_path() : consumer_case{std::string{std::get<0>(GetParam())}} {}

  /// Builds twice: the generator runs once. (Ninja cannot read every name in what the compiler notes about sources and
  /// headers, and then compiles those at each build, in any project.)
  void expect_proved_once() {
    const process_result result = project.build();
    EXPECT_TRUE(is_green(result));
    EXPECT_EQ(work_of(result).proved, 1);
    EXPECT_EQ(work_of(project.build()).proved, 0);
  }
};

std::string name_of_fit_path(const testing::TestParamInfo<fit_path::ParamType>& which) {
  const auto& [generator, where, name] = which.param;
  const auto number = std::find(std::begin(fit_names), std::end(fit_names), name) - std::begin(fit_names);
  return test_name(generator) + "_" + to_string(where) + "_" + std::to_string(number);
}

INSTANTIATE_TEST_SUITE_P(with, fit_path,
                         testing::Combine(testing::ValuesIn(generators), testing::ValuesIn(places),
                                          testing::ValuesIn(fit_names)),
                         name_of_fit_path);

TEST_P(fit_path, IsBuiltAndWatched) {
  const auto& [generator, where, view] = GetParam();
  const std::string name{view};
  move_to(where, name, project);
  ASSERT_TRUE(is_green(project.configure()));
  expect_proved_once();

  const fs::path migrations = folder_of_migrations(where, name);
  project.replace(migrations / "0004_index_tags.sql", "(note_id)", "(note_id, name)");
  expect_proved_once();
  project.write(migrations / "0005_more.sql", "CREATE TABLE more (id INTEGER);\n");
  expect_proved_once();
  EXPECT_NE(project.output().find("0005 more"), std::string::npos);
  project.remove(migrations / "0005_more.sql");
  expect_proved_once();
  EXPECT_EQ(project.output().find("0005 more"), std::string::npos);
  project.touch(where == place::lock_file ? fs::path{name} / "migrations.lock" : migrations / "migrations.lock");
  expect_proved_once();
  project.replace(migrations / "0001_create_notes.sql", "body TEXT", "body BLOB");
  EXPECT_TRUE(is_red(project.build(), "[frozen-edited]"));
}

struct unfit_name {
  std::string_view id;
  std::string_view name;
  std::string_view message;
  bool makefiles_only = false;
  bool binary_only = false;
};

void PrintTo(const unfit_name& which, std::ostream* out) { *out << which.id; }

namespace {

constexpr unfit_name unfit_names[] = {
    {"Semicolon", "a;b", R"(cannot handle ";" in the path of )"},
    {"Pipe", "a|b", R"(cannot handle "|" in the path of )"},
    {"Quote", "a\"b", R"(cannot handle """ in the path of )"},
    {"GeneratorExpression", "$<1:x>", R"(cannot handle "$<" in the path of )"},
    {"MakeVariable", "$(x)", R"(cannot handle "$(" in the path of )"},
    {"CMakeVariable", "${x}", R"(cannot handle "${" in the path of )"},
    {"EnvironmentVariable", "$ENV{x}", R"(cannot handle "$ENV{" in the path of )"},
    {"Tab", "a\tb", "in the path of "},
    {"LineBreak", "a\nb", "in the path of "},
    {"OpenedBracket", "a[b", "an unpaired \"[\" or \"]\" in the path of "},
    {"ClosedBracket", "a]b", "an unpaired \"[\" or \"]\" in the path of "},
    {"Colon", "a:b", R"(cannot handle ":" in the path of )", true},
    {"Hash", "a#b", R"(cannot handle "#" in the path of )", false, true},
    {"Less", "a<b", R"(cannot handle "<" in the path of )", false, true},
    {"Greater", "a>b", R"(cannot handle ">" in the path of )", false, true},
};

}  // namespace

class unfit_path : public consumer_case, public testing::WithParamInterface<std::tuple<std::string_view, unfit_name>> {
 protected:
  unfit_path() : consumer_case{std::string{std::get<0>(GetParam())}} {}

  bool refused() const {
    return !std::get<1>(GetParam()).makefiles_only || std::get<0>(GetParam()) == "Unix Makefiles";
  }
};

INSTANTIATE_TEST_SUITE_P(with, unfit_path,
                         testing::Combine(testing::ValuesIn(generators), testing::ValuesIn(unfit_names)),
                         [](const auto& which) {
                           return test_name(std::get<0>(which.param)) + "_" + std::string{std::get<1>(which.param).id};
                         });

TEST_P(unfit_path, OfTheMigrationsIsRefused) {
  const unfit_name& unfit = std::get<1>(GetParam());
  move_to(place::migrations, std::string{unfit.name}, project);
  if (unfit.binary_only || !refused()) return build_green();
  EXPECT_TRUE(is_red(project.configure(), std::string{unfit.message} + "the folder of the migrations:"));
}

TEST_P(unfit_path, OfTheLockFileIsRefused) {
  const unfit_name& unfit = std::get<1>(GetParam());
  move_to(place::lock_file, std::string{unfit.name}, project);
  if (unfit.binary_only || !refused()) return build_green();
  EXPECT_TRUE(is_red(project.configure(), std::string{unfit.message} + "the lock file:"));
}

TEST_P(unfit_path, OfTheBinaryDirectoryIsRefused) {
  const unfit_name& unfit = std::get<1>(GetParam());
  move_to(place::binary, std::string{unfit.name}, project);
  if (!refused()) return build_green();
  EXPECT_TRUE(is_red(project.configure(), std::string{unfit.message} + "the binary directory:"));
}

}  // namespace pawl::test
