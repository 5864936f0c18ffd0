#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes =
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, a, b, c UNIQUE);\nCREATE INDEX ab ON notes (a, b);\n";

TEST(redundant_index, OneThatAnotherBeginsWith) {
  EXPECT_EQ(lint("redundant-index", notes, "CREATE INDEX only_a ON notes (a);\n"),
            "2_b.sql:1:14 every change of notes pays for the index only_a, and no query needs it: ab begins with the "
            "same columns\n"
            "leave only_a out\n");
}

TEST(redundant_index, OneThatANewOneMakesNeedless) {
  EXPECT_EQ(lint("redundant-index", notes, "CREATE INDEX abc ON notes (a, b, c);\n"),
            "2_b.sql:1:14 every change of notes pays for the index ab, and no query needs it: abc begins with the same "
            "columns\n"
            "behind it:\n"
            "DROP INDEX ab;\n");
}

TEST(redundant_index, OneThatAConstraintCovers) {
  EXPECT_NE(lint("redundant-index", notes, "CREATE INDEX on_c ON notes (c);").find("UNIQUE (c) begins with"),
            std::string::npos);
  EXPECT_NE(lint("redundant-index", notes, "CREATE UNIQUE INDEX on_id ON notes (id);").find("the PRIMARY KEY finds"),
            std::string::npos);
}

TEST(redundant_index, TheLaterOfTwoThatAreEqual) {
  const auto found = lint("redundant-index", notes, "CREATE INDEX y ON notes (b); CREATE INDEX x ON notes (b DESC);");
  EXPECT_EQ(found.find("2_b.sql:1:43 every change of notes pays for the index x,"), 0u) << found;
  EXPECT_EQ(found.find("2_b.sql", 1), std::string::npos) << found;
}

TEST(redundant_index, NoneThatDoesSomethingElse) {
  EXPECT_EQ(lint("redundant-index", notes,
                 "CREATE UNIQUE INDEX u ON notes (a); CREATE INDEX n ON notes (a COLLATE NOCASE);\n"
                 "CREATE INDEX p ON notes (a) WHERE b > 1; CREATE INDEX e ON notes (a + 1);\n"
                 "CREATE INDEX d ON notes (a, b DESC);\n"
                 "CREATE INDEX i ON notes (id, a);"),
            "");
}

TEST(redundant_index, NoneThatWasThereWithTheOtherOne) {
  EXPECT_EQ(lint("redundant-index", notes + "CREATE INDEX only_a ON notes (a);", "CREATE INDEX b ON notes (b);"), "");
}

}  // namespace
