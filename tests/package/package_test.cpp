// The three ways to come by Pawl: each builds a program, and the program upgrades a database.

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

class package : public consumer_case {
 protected:
  package() : package{"Ninja"} {}
  explicit package(std::string generator) : consumer_case{std::move(generator), "package/consumer"} {}

  /// Where the checkout is, for CMake.
  static std::string checkout() { return "\"" PAWL_SOURCE_DIR "\""; }

  /// The program creates its database at the first start, and finds it in order at the second.
  void expect_upgrades() {
    const auto program = project.program().string();
    const auto database = (project.tree() / "notes.db").string();
    for (const char* steps : {"2\n", "0\n"}) {
      const process_result started = run({.program = program, .arguments = {database}});
      EXPECT_TRUE(is_green(started));
      EXPECT_EQ(started.output, steps);
    }
  }
};

/// Builds all of Pawl along with the project, by Make.
class built_along : public package {
 protected:
  built_along() : package{"Unix Makefiles"} {}

  /// Installs what was built without that engine. (Make links anew to install, unless there is no RPATH.)
  void expect_nothing_of_postgresql() {
    const auto prefix = (project.source().parent_path() / "prefix").string();
    const auto built = (project.tree() / "pawl-build").string();
    ASSERT_TRUE(is_green(run({.program = PAWL_CMAKE, .arguments = {"--install", built, "--prefix", prefix}})));
    EXPECT_EQ(run({.program = "find", .arguments = {prefix, "-name", "*postgresql*"}}).output, "");
    const process_result needs = run({.program = "ldd", .arguments = {prefix + "/bin/pawl"}});
    EXPECT_EQ(needs.output.find("libpq"), std::string::npos) << needs.output;
  }
};

TEST_F(package, InstalledIsFound) {
  project.write("pawl.cmake", "find_package(Pawl 0.1 REQUIRED COMPONENTS sqlite)\n");
  build_green();
  expect_upgrades();
}

/// What the command is made of is compiled in.
TEST_F(package, TheCommandLineOfAProgramOnSqliteNeedsNothingElse) {
  project.write("pawl.cmake",
                "foreach(package IN ITEMS Pqxx CLI11 fmt nlohmann_json)\n  set(CMAKE_DISABLE_FIND_PACKAGE_${package} "
                "ON)\nendforeach()\n"
                "find_package(Pawl REQUIRED COMPONENTS sqlite command_line)\n");
  project.append("CMakeLists.txt", "target_link_libraries(app PRIVATE Pawl::command_line)\n");
  project.write("main.cpp",
                "#include <notes_schema/migrations.hpp>\n#include <pawl/command_line.hpp>\n"
                "int main(int argc, char** argv) {\n"
                "  return pawl::command_line(notes_schema::migrations(), argc, argv);\n}\n");
  build_green();
  const auto program = project.program().string();
  const auto database = "sqlite:" + (project.tree() / "notes.db").string();
  EXPECT_EQ(run({.program = program, .arguments = {"status", database}}).exit_code, 3);
  EXPECT_TRUE(is_green(run({.program = program, .arguments = {"up", database}})));
  EXPECT_EQ(run({.program = program, .arguments = {"status", database}}).exit_code, 0);
  EXPECT_EQ(run({.program = program, .arguments = {"status", "postgresql://u@h/n"}}).exit_code, 2);
  const process_result needs = run({.program = "ldd", .arguments = {program}});
  EXPECT_EQ(needs.output.find("libpq"), std::string::npos) << needs.output;
  EXPECT_EQ(needs.output.find("libfmt"), std::string::npos) << needs.output;
}

TEST_F(package, InstalledIsFoundWithoutComponents) {
  project.write("pawl.cmake", "find_package(Pawl REQUIRED)\n");
  build_green();
  expect_upgrades();
}

TEST_F(package, InstalledCanBeMovedElsewhere) {
  const auto elsewhere = project.source().parent_path() / "else where";
  std::filesystem::copy(PAWL_PREFIX, elsewhere, std::filesystem::copy_options::recursive);
  project.write("pawl.cmake",
                "find_package(Pawl REQUIRED COMPONENTS sqlite PATHS \"" + elsewhere.string() + "\" NO_DEFAULT_PATH)\n");
  build_green();
  expect_upgrades();
  const process_result mentions =
      run({.program = "grep", .arguments = {"-rlF", std::string{PAWL_PREFIX}, (elsewhere / "lib").string()}});
  EXPECT_EQ(mentions.output, "") << "a file of the package holds the folder that it was installed to";
}

TEST_F(package, AnUnknownComponentIsNamed) {
  project.write("pawl.cmake", "find_package(Pawl REQUIRED COMPONENTS sqlite oracle)\n");
  EXPECT_TRUE(is_red(project.configure(),
                     "Pawl has no component \"oracle\"; the components are: sqlite, postgresql, command_line."));
}

TEST_F(package, AnotherMinorVersionIsRefused) {
  project.write("pawl.cmake", "find_package(Pawl 0.2 REQUIRED COMPONENTS sqlite)\n");
  EXPECT_TRUE(is_red(project.configure(), "compatible with requested version \"0.2\""));
}

TEST_F(package, OnlyPublicHeadersAreInstalled) {
  const auto headers = std::filesystem::path{PAWL_PREFIX} / "include/pawl";
  EXPECT_TRUE(std::filesystem::exists(headers / "sqlite.hpp"));
  const process_result others = run(
      {.program = "find", .arguments = {headers.parent_path().string(), "-mindepth", "2", "-not", "-name", "*.hpp"}});
  EXPECT_EQ(others.output, "");
}

TEST_F(package, FetchContentWithAToolThatIsThereBuildsNoGenerator) {
  project.write("pawl.cmake", "include(FetchContent)\nFetchContent_Declare(Pawl SOURCE_DIR " + checkout() +
                                  ")\nFetchContent_MakeAvailable(Pawl)\n"
                                  "if(TARGET pawl OR TARGET notes)\n  message(FATAL_ERROR \"too much\")\nendif()\n");
  ASSERT_TRUE(
      is_green(project.configure({"-DPAWL_EXECUTABLE=" PAWL_PREFIX "/bin/pawl", "-DPAWL_WITH_POSTGRESQL=OFF"})));
  ASSERT_TRUE(is_green(project.build()));
  expect_upgrades();
}

TEST_F(built_along, TestsExampleAndBenchmarksStayOut) {
  project.write("pawl.cmake", "add_subdirectory(" + checkout() + " pawl-build)\n");
  project.append("CMakeLists.txt",
                 "foreach(option TESTS EXAMPLE BENCHMARKS)\n"
                 "  if(PAWL_BUILD_${option})\n    message(FATAL_ERROR \"${option}\")\n  endif()\n"
                 "endforeach()\n"
                 "if(PAWL_INSTALL)\n  message(FATAL_ERROR INSTALL)\nendif()\n");
  EXPECT_TRUE(is_green(project.configure()));
}

TEST_F(built_along, TheGeneratorIsBuiltFirstAndRunsAgainWhenItChanges) {
  project.write("pawl.cmake", "add_subdirectory(" + checkout() + " pawl-build)\n");
  ASSERT_TRUE(
      is_green(project.configure({"-DPAWL_WITH_POSTGRESQL=OFF", "-DPAWL_INSTALL=ON", "-DCMAKE_SKIP_RPATH=ON"})));
  ASSERT_TRUE(is_green(project.build({"--parallel", "2"})));
  expect_upgrades();
  EXPECT_EQ(work_of(project.build()), work{});

  std::filesystem::remove(project.tree() / "pawl-build/generator/pawl");
  const process_result result = project.build();
  EXPECT_TRUE(is_green(result));
  EXPECT_EQ(work_of(result), (work{.proved = 1, .compiled = 1, .linked = 3}));
  expect_nothing_of_postgresql();
}

}  // namespace pawl::test
