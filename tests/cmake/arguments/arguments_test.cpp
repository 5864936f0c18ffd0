// Every mistake in the call stops the configuring with a message that names the call.

#include <ostream>

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

struct wrong_call {
  std::string_view name;
  /// What follows `add_migrations(`.
  std::string_view arguments;
  /// What follows `add_migrations(<target>): `.
  std::string_view message;
};

void PrintTo(const wrong_call& call, std::ostream* out) { *out << call.name; }

namespace {

constexpr wrong_call wrong_calls[] = {
    {"NoDialects", "s)",
     "DIALECTS is missing; name the databases that the migrations are written for: DIALECTS sqlite, DIALECTS "
     "postgresql, or "
     "DIALECTS sqlite postgresql"},
    {"EmptyDialects", "s DIALECTS)", "DIALECTS has no value."},
    {"UnknownDialect", "s DIALECTS mysql)",
     "unknown dialect \"mysql\". The dialects are: sqlite, postgresql. The keywords are: DIALECTS, "},
    {"DialectWithAnotherName", "s DIALECTS sqlite3)", "unknown dialect \"sqlite3\"; did you mean sqlite?"},
    {"OtherNameOfPostgresql", "s DIALECTS postgres)", "unknown dialect \"postgres\"; did you mean postgresql?"},
    {"DialectWithoutItsComponent", "s DIALECTS sqlite postgresql)",
     "the dialect postgresql needs Pawl's component of that name: find_package(Pawl COMPONENTS postgresql). Where Pawl "
     "is built along, install libpqxx-dev, libpg-query-dev and libprotobuf-c-dev, and turn on the option "
     "PAWL_WITH_POSTGRESQL."},
    {"MisspeltKeywordAfterDialects", "s DIALECTS sqlite DIRECTROY migrations)",
     "unknown dialect \"DIRECTROY\"; did you mean DIRECTORY?"},
    {"LowerCaseKeyword", "s DIALECTS sqlite require_frozen)",
     "unknown dialect \"require_frozen\"; did you mean REQUIRE_FROZEN?"},
    {"MisspeltKeyword", "s LOCKFILE x DIALECTS sqlite)", "unknown argument \"LOCKFILE\"; did you mean LOCK_FILE?"},
    {"UnknownArgument", "s migrations DIALECTS sqlite)",
     "unknown argument \"migrations\". The dialects are: sqlite, postgresql. The keywords are: "},
    {"DialectWithoutItsKeyword", "s sqlite)", "unknown argument \"sqlite\"; write DIALECTS sqlite."},
    {"OtherDialectWithoutItsKeyword", "s postgresql)", "unknown argument \"postgresql\"; write DIALECTS postgresql."},
    {"LockFileInNoFolder", "s DIALECTS sqlite LOCK_FILE nowhere/m.lock)", "there is no folder for LOCK_FILE"},
    {"SecondDirectory", "s DIALECTS sqlite DIRECTORY migrations other)", "unknown argument \"other\". "},
    {"ValueForAFlag", "s DIALECTS sqlite REQUIRE_FROZEN ON)", "unknown argument \"ON\". "},
    {"NoValue", "s DIRECTORY DIALECTS sqlite)", "DIRECTORY has no value."},
    {"NoValueAtTheEnd", "s DIALECTS sqlite LOCK_FILE)", "LOCK_FILE has no value."},
    {"EmptyValue", "s DIALECTS sqlite DIRECTORY \"${nothing}\")", "DIRECTORY has no value."},
    {"GivenTwice", "s DIALECTS sqlite DIRECTORY migrations DIRECTORY other)", "DIRECTORY is given twice."},
    {"MissingDirectory", "s DIALECTS sqlite DIRECTORY nowhere)", "there is no folder \""},
    {"DirectoryIsAFile", "s DIALECTS sqlite DIRECTORY main.cpp)", "there is no folder \""},
    {"LockFileIsAFolder", "s DIALECTS sqlite LOCK_FILE migrations)", "LOCK_FILE \""},
    {"ExistingTarget", "app DIALECTS sqlite)", "there is a target app already."},
    {"ExistingFreezeTarget", "taken DIALECTS sqlite)", "there is a target taken_freeze already."},
    {"TargetIsNoNamespace", "my-schema DIALECTS sqlite)",
     "\"my-schema\" is not the name of a C++ namespace; say another one with NAMESPACE."},
    {"NamespaceIsNone", "s DIALECTS sqlite NAMESPACE a:b)",
     "\"a:b\" is not the name of a C++ namespace; say another one with NAMESPACE."},
    {"NamespaceWithCode", "s DIALECTS sqlite NAMESPACE \"a { int x; }\")",
     "\"a { int x; }\" is not the name of a C++ namespace; say another one with NAMESPACE."},
    {"TargetIsNoName", "../s DIALECTS sqlite)",
     "the target's name must be a letter or _, then letters, digits, _, - and . alone."},
    {"UnknownLayout", "s DIALECTS sqlite LAYOUT liquibase)",
     "LAYOUT \"liquibase\" is none of: auto, native, dbmate, golang-migrate, diesel, prisma, flyway, goose, popx."},
    {"FrozenSinceNothing", "s DIALECTS sqlite FROZEN_SINCE)", "FROZEN_SINCE has no value."},
    {"SchemaFileAmongMigrations", "s DIALECTS sqlite SCHEMA_FILE migrations/schema.sql)", "SCHEMA_FILE \""},
    {"SchemaFileNowhere", "s DIALECTS sqlite SCHEMA_FILE nowhere/schema.sql)", "there is no folder for SCHEMA_FILE"},
    {"UnknownProof", "s DIALECTS sqlite POSTGRESQL_PROOF yes)",
     "POSTGRESQL_PROOF \"yes\" is none of: auto, server, parser."},
    {"ProofOfAnotherDialect", "s DIALECTS sqlite POSTGRESQL_PROOF auto)",
     "POSTGRESQL_PROOF is for the dialect postgresql, which DIALECTS does not name."},
    {"MinimumThatIsNoVersion", "s DIALECTS sqlite MINIMUM_SQLITE 3)",
     "MINIMUM_SQLITE \"3\" is not a version of SQLite, such as 3.40.0."},
    {"AllowWithoutAReason", "s DIALECTS sqlite ALLOW drop-table)",
     "ALLOW \"drop-table\" must be a rule of lint and why it need not be told, in one pair of quotes:"},
    {"AllowWithoutQuotes", "s DIALECTS sqlite ALLOW drop-table because)", "ALLOW \"drop-table\" must be a rule"},
    {"AllowWithASemicolon", "s DIALECTS sqlite ALLOW \"drop-table a;b\")",
     "ALLOW \"drop-table a;b\" holds a `;`, at which CMake parts lists"},
    {"EnableWithAReason", "s DIALECTS sqlite ENABLE \"prefer-strict why\")",
     "ENABLE \"prefer-strict why\" is not the id of a rule of lint"},
};

/// Only the call counts here, which no generator changes.
class configuring : public consumer_case {
 protected:
  configuring() : consumer_case{"Ninja"} {}
};

}  // namespace

class wrong_argument : public configuring, public testing::WithParamInterface<wrong_call> {};

INSTANTIATE_TEST_SUITE_P(of, wrong_argument, testing::ValuesIn(wrong_calls),
                         [](const auto& which) { return std::string{which.param.name}; });

TEST_P(wrong_argument, IsNamed) {
  const std::string call{GetParam().arguments};
  project.append("CMakeLists.txt", "add_custom_target(taken_freeze)\nadd_migrations(" + call + "\n");
  const std::string target = call.substr(0, call.find_first_of(" )"));
  const process_result result = project.configure();
  EXPECT_TRUE(is_red(result, "add_migrations(" + target + "): " + std::string{GetParam().message}));
  EXPECT_TRUE(is_red(result, "CMakeLists.txt:11 (add_migrations)")) << "the place of the call";
}

TEST_F(configuring, AcceptsEveryKeywordThatIsSupported) {
  project.append(
      "CMakeLists.txt",
      "add_migrations(my-schema DIALECTS sqlite sqlite DIRECTORY migrations NAMESPACE my::schema LAYOUT auto "
      "LOCK_FILE migrations/migrations.lock ALLOW \"drop-table: it's $archived [x]\" WARNINGS_AS_ERRORS)\n");
  build_green();
}

TEST_F(configuring, AcceptsAnAbsoluteDirectory) {
  project.replace("CMakeLists.txt", "DIALECTS sqlite",
                  "DIALECTS sqlite DIRECTORY \"${PROJECT_SOURCE_DIR}/migrations/\"");
  build_green();
}

TEST_F(configuring, KeepsToItsOwnPolicies) {
  project.replace("CMakeLists.txt", "VERSION 3.25", "VERSION 3.2");
  build_green();
}

TEST_F(configuring, RefusesAToolThatIsNone) {
  EXPECT_TRUE(is_red(project.configure({"-DPAWL_EXECUTABLE=/no/such/pawl"}),
                     "add_migrations(notes_schema): PAWL_EXECUTABLE names \"/no/such/pawl\", which is no program."));
}

TEST_F(configuring, AsksForAToolWhenCrossCompiling) {
  project.forget_compiler();
  EXPECT_TRUE(is_red(project.configure({"-DCMAKE_SYSTEM_NAME=Linux"}),
                     "add_migrations(notes_schema): the generator must run on this machine, and there is none for it. "
                     "Configure, build and install Pawl for this machine, without a toolchain file, and configure this "
                     "project with -DPAWL_EXECUTABLE=<prefix>/bin/pawl"));
}

TEST_F(configuring, CrossCompilesWithAToolOfThisMachine) {
  project.forget_compiler();
  ASSERT_TRUE(is_green(project.configure({"-DCMAKE_SYSTEM_NAME=Linux", "-DPAWL_EXECUTABLE=" PAWL_PREFIX "/bin/pawl"})));
  EXPECT_TRUE(is_green(project.build()));
}

}  // namespace pawl::test
