// One set for two databases: scripts of one dialect in a folder of their own, and the rule that watches them.

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

class dialects : public cmake_case {
 protected:
  dialects() {
    project.replace("CMakeLists.txt", "COMPONENTS sqlite", "COMPONENTS sqlite postgresql");
    project.replace("CMakeLists.txt", "DIALECTS sqlite",
                    "DIALECTS sqlite postgresql POSTGRESQL_PROOF parser "
                    "ALLOW \"prefer-bigint-over-int few\" \"require-concurrent-index-creation small\"");
    project.replace("main.cpp", "step.version, step.name, step.hash", "step.version, step.up.file, step.hash");
    project.replace("main.cpp", "dialects[0]", "dialects[1]");
  }

  /// Builds, which must succeed, and says how often the generator ran.
  int proved() {
    const process_result result = project.build();
    EXPECT_TRUE(is_green(result));
    return work_of(result).proved;
  }
};

PAWL_WITH_EACH_GENERATOR(dialects);

TEST_P(dialects, OfOneSetAreBuiltAndWatchedInTheirFolders) {
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_EQ(proved(), 1);
  EXPECT_EQ(project.build().exit_code, 0);
  EXPECT_EQ(work_of(project.build()), work{}) << "an unchanged set";

  project.write("migrations/sqlite/0005_more.sql", "CREATE TABLE more (id INTEGER) STRICT;\n");
  EXPECT_TRUE(is_red(project.build(),
                     "migrations/sqlite/0005_more.sql: error: version 0005 has no script for postgresql "
                     "[missing-dialect]"));
  project.write("migrations/postgresql/0005_more.sql", "CREATE TABLE more (id uuid);\n");
  EXPECT_EQ(proved(), 1);
  EXPECT_NE(project.output().find("0005 migrations/postgresql/0005_more.sql t1:"), std::string::npos);
  EXPECT_EQ(proved(), 0);

  project.replace("migrations/postgresql/0005_more.sql", "uuid", "bigint");
  EXPECT_EQ(proved(), 1);
  project.remove("migrations/postgresql/0005_more.sql");
  EXPECT_TRUE(is_red(project.build(), "[missing-dialect]"));
  project.remove("migrations/sqlite");
  EXPECT_EQ(proved(), 1);
  project.write("migrations/archive/0009_other.sql", "no migration\n");
  EXPECT_EQ(proved(), 0) << "a folder of another name";
}

}  // namespace pawl::test
