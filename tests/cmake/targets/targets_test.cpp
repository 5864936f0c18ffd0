// What the targets are good for in other people's projects.

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

class targets : public cmake_case {};

PAWL_WITH_EACH_GENERATOR(targets);

TEST_P(targets, FreezeNotesDownTheReleaseOfTheProject) {
  build_green();
  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_freeze"})));
  const std::string lock = project.read("migrations/migrations.lock");
  EXPECT_NE(lock.find("0004 index_tags"), std::string::npos);
  EXPECT_NE(lock.find("release:1.0.0"), std::string::npos);
  // Nothing is left to freeze, and what is frozen builds.
  project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite REQUIRE_FROZEN");
  EXPECT_TRUE(is_green(project.build()));
}

TEST_P(targets, FreezeNotesDownAnotherReleaseWhereItIsNamed) {
  ASSERT_TRUE(is_green(project.configure({"-DPAWL_RELEASE=2.0-rc1"})));
  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_freeze"})));
  EXPECT_NE(project.read("migrations/migrations.lock").find("release:2.0-rc1"), std::string::npos);
}

TEST_P(targets, FreezeNotesDownNoReleaseWhereThereIsNone) {
  project.replace("CMakeLists.txt", " VERSION 1.0.0", "");
  project.remove("migrations/migrations.lock");
  project.replace("CMakeLists.txt", "DIALECTS sqlite",
                  "DIALECTS sqlite ALLOW \"foreign-key-without-index a draft behind it makes the index\"");
  ASSERT_TRUE(is_green(project.configure()));
  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_freeze"})));
  EXPECT_EQ(project.read("migrations/migrations.lock").find("release:"), std::string::npos);
}

TEST_P(targets, TwoSetsGoIntoOneProgram) {
  project.write("other/0001_first.sql", "CREATE TABLE other (id INTEGER);\n");
  project.append("CMakeLists.txt",
                 "add_migrations(other_schema DIALECTS sqlite DIRECTORY other)\n"
                 "target_link_libraries(app PRIVATE other_schema)\n");
  project.write(
      "main.cpp",
      "#include <cstdio>\n#include <notes_schema/migrations.hpp>\n#include <other_schema/migrations.hpp>\n"
      "int main() { std::printf(\"%s %s\", notes_schema::migrations().name, other_schema::migrations().name); }\n");
  build_green();
  EXPECT_EQ(project.output(), "notes_schema other_schema");
}

TEST_P(targets, OneSetStaysOutOfTheOthersHeaders) {
  project.write("other/0001_first.sql", "CREATE TABLE other (id INTEGER);\n");
  project.append("CMakeLists.txt", "add_migrations(other_schema DIALECTS sqlite DIRECTORY other)\n");
  project.write("main.cpp", "#include <other_schema/migrations.hpp>\nint main() {}\n");
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), "other_schema/migrations.hpp: No such file or directory"));
}

TEST_P(targets, TheHeaderCompilesAloneWithEveryWarning) {
  project.write("main.cpp", "#include <notes_schema/migrations.hpp>\nint main() {}\n");
  project.append("CMakeLists.txt",
                 "foreach(each app notes_schema)\n"
                 "  target_compile_options(${each} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)\n"
                 "endforeach()\n");
  build_green();
}

TEST_P(targets, ASharedLibraryCanHoldTheSet) {
  // Many compilers make code for position-independent programs by default, which would do.
  project.replace("CMakeLists.txt", "find_package", "set(CMAKE_CXX_FLAGS -fno-pie)\nfind_package");
  project.append("CMakeLists.txt", "target_link_options(app PRIVATE -no-pie)\n");
  project.replace("CMakeLists.txt", "add_executable(app main.cpp)\ntarget_link_libraries(app PRIVATE notes_schema)",
                  "add_library(part SHARED part.cpp)\ntarget_link_libraries(part PRIVATE notes_schema)\n"
                  "add_executable(app main.cpp)\ntarget_link_libraries(app PRIVATE part)");
  project.write(
      "part.cpp",
      "#include <notes_schema/migrations.hpp>\nconst char* set() { return notes_schema::migrations().name; }\n");
  project.write("main.cpp", "#include <cstdio>\nconst char* set();\nint main() { std::puts(set()); }\n");
  build_green();
  EXPECT_EQ(project.output(), "notes_schema\n");
}

TEST_P(targets, UnityBuildsAndPrecompiledHeadersLeaveTheGeneratedSourceAlone) {
  project.append("CMakeLists.txt",
                 "target_precompile_headers(app PRIVATE <vector>)\ntarget_sources(app PRIVATE more.cpp)\n");
  project.write("more.cpp", "namespace { [[maybe_unused]] const char* pieces = \"\"; }\n");
  ASSERT_TRUE(is_green(project.configure({"-DCMAKE_UNITY_BUILD=ON"})));
  EXPECT_TRUE(is_green(project.build()));
  EXPECT_FALSE(std::filesystem::exists(project.tree() / "CMakeFiles/notes_schema.dir/Unity"));
  EXPECT_TRUE(std::filesystem::exists(project.tree() / "CMakeFiles/app.dir/Unity")) << "the case proves nothing";
}

TEST_P(targets, CheckersOfTheProjectLeaveTheGeneratedSourceAlone) {
  project.replace("CMakeLists.txt", "find_package",
                  "set(CMAKE_CXX_CLANG_TIDY /bin/false)\nset(CMAKE_CXX_CPPLINT /bin/false)\nfind_package");
  project.append("CMakeLists.txt", "set_target_properties(app PROPERTIES CXX_CLANG_TIDY \"\" CXX_CPPLINT \"\")\n");
  build_green();
}

TEST_P(targets, TheMigrationsAreListedAsSources) {
  project.append("CMakeLists.txt",
                 "get_target_property(sources notes_schema SOURCES)\nfile(WRITE \"${PROJECT_BINARY_DIR}/sources\" "
                 "\"${sources}\")\n");
  ASSERT_TRUE(is_green(project.configure()));
  const std::string sources = run({.program = "cat", .arguments = {(project.tree() / "sources").string()}}).output;
  EXPECT_NE(sources.find("/migrations/0001_create_notes.sql;"), std::string::npos);
  EXPECT_NE(sources.find("/migrations/migrations.lock"), std::string::npos);
}

TEST_P(targets, TheBuildLeavesTheSourcesAlone) {
  run({.program = "chmod", .arguments = {"-R", "a-w", project.source().string()}});
  const auto listing = [&] {
    return run({.program = "sh",
                .arguments = {"-c", "find . -printf '%p %T@\\n' | sort"},
                .directory = project.source()})
        .output;
  };
  const std::string before = listing();
  build_green();
  EXPECT_EQ(listing(), before);
  run({.program = "chmod", .arguments = {"-R", "u+w", project.source().string()}});
}

}  // namespace pawl::test
