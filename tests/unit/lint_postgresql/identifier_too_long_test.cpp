#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_identifier_too_long, FindsANameThatIsCut) {
  EXPECT_EQ(
      linted("identifier-too-long", {members,
                                     "CREATE TABLE a (\n"
                                     "  \"Längenüberschreitungen sind am Ende auch nur ein Name von vielen\" int\n"
                                     ");\n"}),
      "2:3: PostgreSQL cuts the name Längenüberschreitungen sind am Ende auch nur ein Name von vielen behind 63 bytes, "
      "and two names may become one\n"
      "a shorter name; it would become \"Längenüberschreitungen sind am Ende auch nur ein Name von vie\"\n");
}

TEST(postgresql_identifier_too_long, LetsNamesBeThatFit) {
  EXPECT_EQ(places("identifier-too-long",
                   {members,
                    "CREATE TABLE a (aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg int); SELECT "
                    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';"}),
            "");
}

}  // namespace
