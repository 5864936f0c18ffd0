// When the generator runs, what is built after it, and that nothing is built otherwise.

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

class rebuild : public cmake_case {
 protected:
  void SetUp() override { build_green(); }

  /// Builds, which must succeed, and says what was done.
  work build() {
    const process_result result = project.build();
    EXPECT_TRUE(is_green(result));
    return work_of(result);
  }

  /// The generator ran and wrote what was there. Under Make, whose rules must leave a newer file, this is compiled
  /// again.
  work proved_again() const { return project.uses_ninja() ? work{.proved = 1} : embedded_again(); }

  /// The generator ran and wrote another source: it is compiled, and the library and the program are linked. The header
  /// is the same, so nobody who includes it is compiled.
  static work embedded_again() { return {.proved = 1, .compiled = 1, .linked = 2}; }

  std::string draft = "migrations/0004_index_tags.sql";
  std::string lock = "migrations/migrations.lock";
};

PAWL_WITH_EACH_GENERATOR(rebuild);

TEST_P(rebuild, AnUnchangedTreeBuildsNothing) { EXPECT_EQ(build(), work{}); }

TEST_P(rebuild, ConfiguringAgainBuildsNothing) {
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, AnEditedMigrationIsEmbedded) {
  const std::string before = project.output();
  project.replace(draft, "tags_by_note", "tags_of_note");
  project.replace(draft, "DROP INDEX tags_by_note", "DROP INDEX tags_of_note");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_NE(project.output(), before);
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, ATouchedMigrationIsProvedAgain) {
  project.touch(draft);
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, AnAddedMigrationIsEmbedded) {
  project.write("migrations/0005_more.sql", "CREATE TABLE more (id INTEGER);\n");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_NE(project.output().find("0005 more t1:"), std::string::npos);
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, AnAddedMigrationWithAnOldDateIsEmbedded) {
  project.write("migrations/0005_more.sql", "CREATE TABLE more (id INTEGER);\n");
  project.age("migrations/0005_more.sql");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_NE(project.output().find("0005 more t1:"), std::string::npos);
}

TEST_P(rebuild, ARenamedMigrationIsEmbedded) {
  project.rename(draft, "migrations/0004_speed_up.sql");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_NE(project.output().find("0004 speed_up t1:"), std::string::npos);
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, ADeletedMigrationIsGone) {
  project.remove(draft);
  EXPECT_EQ(build(), embedded_again());
  EXPECT_EQ(project.output().find("0004"), std::string::npos);
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, ATouchedLockFileIsReadAgain) {
  project.touch(lock);
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, AnEditedLockFileIsReadAgain) {
  project.append(lock, "\n");
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, ADeletedLockFileIsNoticedAndSoIsItsReturnWithAnOldDate) {
  const std::string text = project.read(lock);
  project.replace("CMakeLists.txt", "DIALECTS sqlite",
                  "DIALECTS sqlite ALLOW \"foreign-key-without-index a draft behind it makes the index\"");
  build();
  project.remove(lock);
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
  project.write(lock, text);
  project.age(lock);
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild, ALockFileOfAnotherFolderIsWatched) {
  project.rename(lock, "frozen.lock");
  project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite LOCK_FILE frozen.lock");
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
  project.touch("frozen.lock");
  EXPECT_EQ(build(), proved_again());
}

TEST_P(rebuild, AChangedArgumentRunsTheGenerator) {
  project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite REQUIRE_FROZEN");
  EXPECT_TRUE(is_red(project.build(), "[draft-refused]"));
}

TEST_P(rebuild, AnotherNamespaceIsCompiled) {
  project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite NAMESPACE app::schema");
  project.replace("main.cpp", "notes_schema::migrations()", "app::schema::migrations()");
  EXPECT_EQ(build(), (work{.proved = 1, .compiled = 2, .linked = 2}));
}

TEST_P(rebuild, AnotherGeneratorProgramRunsAgain) {
  const std::filesystem::path tool = project.source() / "pawl";
  std::filesystem::copy_file(std::filesystem::path{PAWL_PREFIX} / "bin/pawl", tool);
  ASSERT_TRUE(is_green(project.configure({"-DPAWL_EXECUTABLE=" + tool.string()})));
  EXPECT_EQ(build(), proved_again());
  EXPECT_EQ(build(), work{});
  project.touch("pawl");
  EXPECT_EQ(build(), proved_again());
}

TEST_P(rebuild, DeletedOutputsAreMadeAgain) {
  const std::string before = project.output();
  const auto work_folder = project.tree() / "pawl/notes_schema";
  for (const char* output : {"include/notes_schema/migrations.hpp", "include/notes_schema/migrations.cpp", "listed.txt",
                             "settings.txt", "include", "."}) {
    SCOPED_TRACE(output);
    ASSERT_GT(std::filesystem::remove_all((work_folder / output).lexically_normal()), 0U);
    EXPECT_EQ(build().proved, 1);
    EXPECT_EQ(project.output(), before);
    EXPECT_EQ(build(), work{});
  }
}

TEST_P(rebuild, CleaningAndBuildingWorks) {
  const std::string before = project.output();
  ASSERT_TRUE(is_green(project.build({"--target", "clean"})));
  EXPECT_EQ(build(), (work{.proved = 1, .compiled = 2, .linked = 2}));
  EXPECT_EQ(project.output(), before);
}

TEST_P(rebuild, AnEditOfOneSetLeavesTheOtherAlone) {
  project.write("other/0001_first.sql", "CREATE TABLE other (id INTEGER);\n");
  project.append("CMakeLists.txt",
                 "add_migrations(other_schema DIALECTS sqlite DIRECTORY other)\n"
                 "target_link_libraries(app PRIVATE other_schema)\n");
  build();
  EXPECT_EQ(build(), work{});
  const process_result result = (project.append("other/0001_first.sql", "-- touched\n"), project.build());
  EXPECT_TRUE(is_green(result));
  EXPECT_NE(result.output.find("Proving the migrations of other_schema"), std::string::npos);
  EXPECT_EQ(result.output.find("Proving the migrations of notes_schema"), std::string::npos);
}

/// diesel and Prisma give each migration a folder.
class rebuild_of_folders : public rebuild {
 protected:
  void SetUp() override {
    project.write("other/2018-01-14-171611_first/up.sql", "CREATE TABLE other (id INTEGER);\n");
    project.write("other/2018-01-14-171611_first/down.sql", "DROP TABLE other;\n");
    project.write("other/2018-01-14-171611_first/metadata.toml", "run_in_transaction = true\n");
    project.append("CMakeLists.txt",
                   "add_migrations(other_schema DIALECTS sqlite DIRECTORY other)\n"
                   "target_link_libraries(app PRIVATE other_schema)\n");
    build_green();
  }
};

PAWL_WITH_EACH_GENERATOR(rebuild_of_folders);

TEST_P(rebuild_of_folders, AnUnchangedTreeBuildsNothing) { EXPECT_EQ(build(), work{}); }

TEST_P(rebuild_of_folders, AnEditedMigrationIsEmbedded) {
  project.append("other/2018-01-14-171611_first/up.sql", "CREATE TABLE more (id INTEGER);\n");
  project.append("other/2018-01-14-171611_first/down.sql", "DROP TABLE more;\n");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild_of_folders, AnAddedFolderIsEmbedded) {
  project.write("other/2018-01-15-000000_second/up.sql", "CREATE TABLE more (id INTEGER);\n");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild_of_folders, AnAddedFolderInThatOfADialectIsEmbedded) {
  project.write("other/sqlite/2018-01-15-000000_second/up.sql", "CREATE TABLE more (id INTEGER);\n");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild_of_folders, ADeletedDownScriptIsGone) {
  project.remove("other/2018-01-14-171611_first/down.sql");
  EXPECT_EQ(build(), embedded_again());
  EXPECT_EQ(build(), work{});
}

TEST_P(rebuild_of_folders, AMistakeInOneFailsTheBuild) {
  project.write("other/2018-01-15-000000_second/up.sql", "CREATE TABLE other (id INTEGER);\n");
  EXPECT_TRUE(is_red(project.build(), "other/2018-01-15-000000_second/up.sql:1:14: error: "));
}

TEST_P(rebuild_of_folders, ALayoutThatTheyDoNotHaveFailsTheBuild) {
  project.replace("CMakeLists.txt", "DIRECTORY other", "DIRECTORY other LAYOUT prisma");
  EXPECT_TRUE(is_red(project.build(), "it is not the `migration.sql` of a migration's folder [misnamed-file]"));
}

}  // namespace pawl::test
