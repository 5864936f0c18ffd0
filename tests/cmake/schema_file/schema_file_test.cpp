// SCHEMA_FILE: the committed schema is compared by the build and written by its own target alone.

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

class schema_file : public cmake_case {
 protected:
  schema_file() { project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite SCHEMA_FILE schema.sql"); }
};

PAWL_WITH_EACH_GENERATOR(schema_file);

TEST_P(schema_file, FailsTheBuildUntilItIsInStep) {
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), "schema.sql: error: there is no such schema file [schema-file-stale]"));
  EXPECT_FALSE(std::filesystem::exists(project.source() / "schema.sql")) << "a build writes no sources";

  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_schema"})));
  const std::string written = project.read("schema.sql");
  EXPECT_NE(written.find("CREATE TABLE notes ("), std::string::npos) << written;
  EXPECT_TRUE(is_green(project.build()));
  EXPECT_EQ(work_of(project.build()), work{}) << "an unchanged set";

  project.write("migrations/0005_more.sql", "CREATE TABLE more (id INTEGER);\n");
  const process_result stale = project.build();
  EXPECT_TRUE(is_red(stale, "error: the schema file is not in step with the migrations [schema-file-stale]"));
  EXPECT_TRUE(is_red(stale, "--target notes_schema_schema"));
  EXPECT_EQ(project.read("schema.sql"), written);
  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_schema"})));
  EXPECT_TRUE(is_green(project.build()));

  project.append("schema.sql", "-- by hand\n");
  EXPECT_TRUE(is_red(project.build(), "[schema-file-stale]"));
}

TEST_P(schema_file, HasADialectInItsNameWhereThereAreTwo) {
  project.replace("CMakeLists.txt", "COMPONENTS sqlite", "COMPONENTS sqlite postgresql");
  project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite postgresql");
  project.remove("migrations");
  project.write("migrations/0001_first.sql", "CREATE TABLE first (id INTEGER);\n");
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), "schema.sqlite.sql: error: there is no such schema file"));
  EXPECT_TRUE(is_red(project.build(), "schema.postgresql.sql: error: there is no such schema file"));
  ASSERT_TRUE(is_green(project.build({"--target", "notes_schema_schema"})));
  EXPECT_NE(project.read("schema.postgresql.sql").find("CREATE TABLE public.first (\n  id integer\n);\n"),
            std::string::npos);
  EXPECT_TRUE(is_green(project.build()));
}

}  // namespace pawl::test
