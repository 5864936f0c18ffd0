/// Views and triggers: what they misspell is found although nothing uses them yet.

#include "proof/sqlite/dormant.hpp"

#include "prove.hpp"

namespace {

using pawl::test::files;
using pawl::test::prove;

TEST(dormant, PointsAtAMisspeltColumnOfATrigger) {
  EXPECT_EQ(prove("CREATE TABLE notes (title);\nCREATE TRIGGER t AFTER INSERT ON notes BEGIN\n"
                  "  UPDATE notes SET title = new.titel;\nEND;")
                .found,
            "m/1_a.sql:3:32: error: no such column: new.titel [sqlite-proof]\n"
            "    3 |   UPDATE notes SET title = new.titel;\n"
            "      |                                ^\n"
            "hint: did you mean title?\n"
            "1 error\n");
}

TEST(dormant, PointsAtTheViewThatLostItsTable) {
  const auto result =
      prove({{"1_a.sql", "CREATE TABLE a (b);\nCREATE VIEW v AS SELECT b FROM a;"}, {"2_b.sql", "DROP TABLE a;"}});
  EXPECT_TRUE(result.found.starts_with("m/1_a.sql:2:32: error: no such table: main.a [sqlite-proof]\n"))
      << result.found;
}

TEST(dormant, FindsEveryTriggerThatIsWrong) {
  EXPECT_EQ(prove("CREATE TABLE a (b, c); CREATE TABLE log (x);"
                  "CREATE TRIGGER t1 AFTER DELETE ON a BEGIN INSERT INTO nope VALUES (1); END;"
                  "CREATE TRIGGER t2 AFTER UPDATE OF c ON a BEGIN INSERT INTO log (y) VALUES (1); END;"
                  "CREATE TRIGGER t3 AFTER INSERT ON a BEGIN INSERT INTO log VALUES (new.b); END;")
                .ids(),
            "sqlite-proof sqlite-proof");
}

TEST(dormant, FindsATriggerInPlaceOfAView) {
  const std::string view =
      "CREATE TABLE a (b); CREATE VIEW v AS SELECT b FROM a;"
      "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN INSERT INTO a VALUES (";
  EXPECT_EQ(prove(view + "new.b); END;").found, "");
  EXPECT_EQ(prove(view + "new.c); END;").ids(), "sqlite-proof");
}

TEST(dormant, LeavesTheProgramItsFunctions) {
  EXPECT_EQ(prove("CREATE TABLE a (b); CREATE VIEW v AS SELECT of_the_program(b) FROM a;"
                  "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT of_the_program(new.b); END;")
                .found,
            "");
}

TEST(dormant, LeavesAReleasedSetAlone) {
  const files texts{{"1_a.sql", "CREATE TABLE a (b); CREATE VIEW v AS SELECT c FROM a;"}};
  EXPECT_EQ(prove(texts).ids(), "sqlite-proof");
  EXPECT_EQ(prove(texts, {}, 1).ids(), "");
}

TEST(dormant, LeavesGeneratedColumnsAndShadowTablesAlone) {
  EXPECT_EQ(prove("CREATE TABLE a (b, c AS (b + 1)); CREATE VIRTUAL TABLE f USING fts5 (b);"
                  "CREATE TRIGGER t AFTER UPDATE ON a BEGIN INSERT INTO f (b) VALUES (new.c); END;")
                .found,
            "");
}

TEST(double_quotes, AreNoString) {
  EXPECT_EQ(prove("CREATE TABLE notes (title);\nUPDATE notes SET title = \"titel\";").found,
            "m/1_a.sql:2:26: error: no such column: titel [sqlite-proof]\n"
            "    2 | UPDATE notes SET title = \"titel\";\n"
            "      |                          ^\n"
            "hint: did you mean title?\n"
            "1 error\n");
}

}  // namespace
