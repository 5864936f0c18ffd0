// Pawl with both engines, with one of them, and where the packages of one are missing.

#include "cmake/support/cmake_case.hpp"
#include "support/postgresql_server.hpp"

namespace pawl::test {

namespace fs = std::filesystem;

namespace {

std::string libraries_of(const fs::path& program) {
  return run({.program = "ldd", .arguments = {program.string()}}).output;
}

/// Whether the text holds the words of an engine: `sqlite3`, or libpq's and libpqxx's.
bool mentions(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

}  // namespace

/// A project that uses both.
class both_engines : public consumer_case {
 protected:
  both_engines() : consumer_case{"Ninja", "package/both_engines"} {}

  /// Lets the project find a copy of the package, for a test to change.
  fs::path use_copy() {
    fs::path prefix = project.source().parent_path() / "prefix";
    fs::copy(PAWL_PREFIX, prefix, fs::copy_options::recursive);
    project.replace("CMakeLists.txt", "sqlite postgresql)",
                    "sqlite postgresql PATHS \"" + prefix.string() + "\" NO_DEFAULT_PATH)");
    return prefix;
  }
};

/// A project that uses SQLite alone.
class one_engine : public consumer_case {
 protected:
  one_engine() : consumer_case{"Ninja", "package/consumer"} {}

  void use(const std::string& how) { project.write("pawl.cmake", how); }
};

TEST_F(both_engines, ServeOneProgram) {
  build_green();
  EXPECT_EQ(work_of(project.build()), work{});
  const test_database database;
  const auto file = (project.tree() / "notes.db").string();
  for (const char* steps : {"2 2\n", "0 0\n"}) {
    const process_result started =
        run({.program = project.program().string(), .arguments = {file, database.connection_string()}});
    EXPECT_TRUE(is_green(started));
    EXPECT_EQ(started.output, steps);
  }
}

TEST_F(both_engines, AreNamedWhereOneWasNotBuilt) {
  for (const auto& file : fs::recursive_directory_iterator{use_copy()})
    if (file.path().filename().string().starts_with("Pawl-postgresql")) fs::remove(file.path());
  EXPECT_TRUE(is_red(project.configure(), "This Pawl was built without its component \"postgresql\"."));
  project.replace("CMakeLists.txt", "sqlite postgresql PATHS", "sqlite OPTIONAL_COMPONENTS postgresql PATHS");
  EXPECT_TRUE(is_red(project.configure(),
                     "add_migrations(notes_schema): the dialect postgresql needs Pawl's component of that name"));
}

TEST_F(both_engines, AreNotLinkedWithAnotherLibpqxxThanPawl) {
  const auto config = (use_copy() / "lib/cmake/Pawl/PawlConfig.cmake").string();
  run({.program = "sed", .arguments = {"-i", "s/_pawl_built_with \"[^\"]*\"/_pawl_built_with \"99.1.7\"/", config}});
  EXPECT_TRUE(is_red(project.configure(), "Pawl's component \"postgresql\" was built with libpqxx 99.1, and "));
}

TEST_F(both_engines, AreNamedWhereThePackageOfOneIsMissing) {
  EXPECT_TRUE(is_red(project.configure({"-DCMAKE_DISABLE_FIND_PACKAGE_Pqxx=ON"}),
                     "Pawl's component \"postgresql\" needs Pqxx 6.4 or newer, which is not here; Debian's package is "
                     "libpqxx-dev."));
}

TEST_F(one_engine, NeedsNothingOfTheOther) {
  for (const char* components : {"COMPONENTS sqlite", ""}) {
    use("set(CMAKE_DISABLE_FIND_PACKAGE_Pqxx ON)\n"
        "find_package(Pawl REQUIRED " +
        std::string{components} +
        ")\n"
        "if(TARGET Pawl::postgresql)\n  message(FATAL_ERROR postgresql)\nendif()\n");
    EXPECT_TRUE(is_green(project.configure()));
  }
  ASSERT_TRUE(is_green(project.build()));
  EXPECT_TRUE(mentions(libraries_of(project.program()), "libsqlite3"));
  EXPECT_FALSE(mentions(libraries_of(project.program()), "libpq"));
}

TEST_F(one_engine, IsSaidToBeBuiltAlone) {
  use("add_subdirectory(\"" PAWL_SOURCE_DIR "\" pawl-build)\n");
  const process_result without = project.configure({"-DPAWL_WITH_POSTGRESQL=OFF"});
  EXPECT_TRUE(is_green(without));
  EXPECT_TRUE(mentions(without.output, "-- Pawl: without postgresql (PAWL_WITH_POSTGRESQL is off)\n"));
}

TEST_F(one_engine, IsBuiltWhereThePackagesOfTheOtherAreMissing) {
  use("add_subdirectory(\"" PAWL_SOURCE_DIR "\" pawl-build)\n");
  for (const std::string package : {"Pqxx", "PgQuery"}) {
    const process_result without = project.configure({"-DCMAKE_DISABLE_FIND_PACKAGE_" + package + "=ON"});
    EXPECT_TRUE(is_green(without));
    EXPECT_TRUE(mentions(without.output, "-- Pawl: without postgresql (PAWL_WITH_POSTGRESQL is off)\n"));
    fs::remove_all(project.tree());
  }
}

TEST_F(one_engine, IsAskedForByADialect) {
  use("add_subdirectory(\"" PAWL_SOURCE_DIR "\" pawl-build)\n");
  EXPECT_TRUE(
      is_red(project.configure({"-DPAWL_WITH_SQLITE=OFF"}),
             "add_migrations(notes_schema): the dialect sqlite needs Pawl's component of that name: "
             "find_package(Pawl COMPONENTS sqlite). Where Pawl is built along, install libsqlite3-dev, and turn "
             "on the option PAWL_WITH_SQLITE."));
}

TEST_F(one_engine, IsTheLeast) {
  use("add_subdirectory(\"" PAWL_SOURCE_DIR "\" pawl-build)\n");
  EXPECT_TRUE(is_red(project.configure({"-DPAWL_WITH_SQLITE=OFF", "-DPAWL_WITH_POSTGRESQL=OFF"}),
                     "Pawl: no engine is left; turn on PAWL_WITH_SQLITE (libsqlite3-dev), or PAWL_WITH_POSTGRESQL"));
}

TEST(pawl_with_one_engine, LinksNothingOfTheOther) {
  const process_result on_sqlite = run({.program = PAWL_ON_SQLITE, .arguments = {"--version"}});
  EXPECT_TRUE(mentions(on_sqlite.output, "(SQLite ")) << on_sqlite.output;
  EXPECT_FALSE(mentions(on_sqlite.output, "PostgreSQL")) << on_sqlite.output;
  EXPECT_FALSE(mentions(libraries_of(PAWL_ON_SQLITE), "libpq")) << "nor libpqxx";
  EXPECT_FALSE(mentions(libraries_of(PAWL_ON_SQLITE), "libpg_query"));

  const process_result on_postgresql = run({.program = PAWL_ON_POSTGRESQL, .arguments = {"--version"}});
  EXPECT_TRUE(mentions(on_postgresql.output, "PostgreSQL")) << on_postgresql.output;
  EXPECT_FALSE(mentions(on_postgresql.output, "SQLite")) << on_postgresql.output;
  EXPECT_FALSE(mentions(libraries_of(PAWL_ON_POSTGRESQL), "libsqlite3"));
  EXPECT_TRUE(mentions(libraries_of(PAWL_ON_POSTGRESQL), "libpg_query")) << "the case proves nothing";
}

TEST(pawl_with_one_engine, SaysSoWhereTheOtherIsAskedFor) {
  const process_result result = run({.program = PAWL_ON_POSTGRESQL, .arguments = {"check", "--dialect", "sqlite"}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.errors, "pawl: --dialect sqlite: this pawl was built without sqlite\n");
}

TEST(pawl_with_one_engine, TakesItsOwnWhereNoDialectIsNamed) {
  const process_result result = run({.program = PAWL_ON_POSTGRESQL, .arguments = {"check", "--directory", "/no/such"}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(mentions(result.errors, "cannot list this folder")) << result.errors;
}

}  // namespace pawl::test
