#include "source/lexer.hpp"

#include "unit/source/tokens.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::tokens;
using words = std::vector<std::string>;

words sqlite(std::string_view text) { return tokens(text, pawl::dialect::sqlite); }
words postgresql(std::string_view text) { return tokens(text, pawl::dialect::postgresql); }

TEST(lexer, KnowsTheKindsOfSqlite) {
  EXPECT_EQ(sqlite("SELECT a$1, \"b\", `c`, [d], 'e', x'0f', 12, ?1, :v -- f"),
            (words{"word SELECT", "word a$1", "punctuation ,", "quoted_identifier \"b\"", "punctuation ,",
                   "quoted_identifier `c`", "punctuation ,", "quoted_identifier [d]", "punctuation ,", "string 'e'",
                   "punctuation ,", "string x'0f'", "punctuation ,", "number 12", "punctuation ,", "variable ?1",
                   "punctuation ,", "variable :v"}));
}

TEST(lexer, TakesTwoQuotesForOneInside) {
  EXPECT_EQ(sqlite("'a''b' \"c\"\"d\" `e``f`"),
            (words{"string 'a''b'", "quoted_identifier \"c\"\"d\"", "quoted_identifier `e``f`"}));
  EXPECT_EQ(postgresql("'a''b' \"c\"\"d\""), (words{"string 'a''b'", "quoted_identifier \"c\"\"d\""}));
  EXPECT_EQ(sqlite("'' ''''"), (words{"string ''", "string ''''"}));
}

TEST(lexer, KnowsNoEscapesInBracketsAndBlobs) {
  EXPECT_EQ(sqlite("[a]]"), (words{"quoted_identifier [a]", "punctuation ]"}));
  EXPECT_EQ(sqlite("x'0''1'"), (words{"string x'0'", "string '1'"}));
}

TEST(lexer, TakesABackslashForItself) {
  EXPECT_EQ(sqlite(R"('a\' b)"), (words{R"(string 'a\')", "word b"}));
  EXPECT_EQ(postgresql(R"('a\' b)"), (words{R"(string 'a\')", "word b"}));
}

TEST(lexer, ReadsNumbers) {
  for (const char* number : {"0", "12", "1.5", ".5", "1.", "1e5", "1E-5", "1.5e+5", "0x1F", "1_000", "12abc", "1e"})
    EXPECT_EQ(sqlite(number), words{"number " + std::string{number}});
  EXPECT_EQ(sqlite("1.5.5"), (words{"number 1.5", "number .5"}));
  EXPECT_EQ(sqlite("1e+x"), (words{"number 1e", "punctuation +", "word x"}));
  EXPECT_EQ(sqlite("a.5b"), (words{"word a", "number .5b"}));
  EXPECT_EQ(postgresql("1..5"), (words{"number 1", "punctuation ..", "number 5"}));
}

TEST(lexer, MunchesTheOperatorsOfSqlite) {
  for (const char* op :
       {"->>", "->", "||", "==", "<=", "<>", "<<", ">=", ">>", "!=", "=", "<", ">", "|", "&", "~", "+"})
    EXPECT_EQ(sqlite("a" + std::string{op} + "b"), (words{"word a", "punctuation " + std::string{op}, "word b"}));
  EXPECT_EQ(sqlite("a< =b"), (words{"word a", "punctuation <", "punctuation =", "word b"}));
  EXPECT_EQ(sqlite("1+-+2"), (words{"number 1", "punctuation +", "punctuation -", "punctuation +", "number 2"}));
}

TEST(lexer, MunchesTheOperatorsOfPostgresql) {
  EXPECT_EQ(postgresql("a<-1"), (words{"word a", "punctuation <", "punctuation -", "number 1"}));
  EXPECT_EQ(postgresql("a@-1"), (words{"word a", "punctuation @-", "number 1"}));
  EXPECT_EQ(postgresql("a!=-1"), (words{"word a", "punctuation !=-", "number 1"}));
  EXPECT_EQ(postgresql("a::text"), (words{"word a", "punctuation ::", "word text"}));
  EXPECT_EQ(postgresql("a:=b"), (words{"word a", "punctuation :=", "word b"}));
  EXPECT_EQ(postgresql("a*/* c */b"), (words{"word a", "punctuation *", "word b"}));
  EXPECT_EQ(postgresql("a<-- c\nb"), (words{"word a", "punctuation <", "word b"}));
  EXPECT_EQ(postgresql("a->>'x'"), (words{"word a", "punctuation ->>", "string 'x'"}));
  EXPECT_EQ(postgresql("a[1]"), (words{"word a", "punctuation [", "number 1", "punctuation ]"}));
}

TEST(lexer, ReadsTheVariablesOfSqlite) {
  for (const char* variable : {"?", "?12", ":a", "@a", "#a", "$a", "$a::b", "$a::b(c)", "$1"})
    EXPECT_EQ(sqlite(variable), words{"variable " + std::string{variable}});
  EXPECT_EQ(sqlite("?a"), (words{"variable ?", "word a"}));
  EXPECT_EQ(sqlite(":"), (words{"punctuation :"}));
  EXPECT_EQ(sqlite("$a(b c)"), (words{"variable $a(b", "word c", "punctuation )"}));
}

TEST(lexer, ReadsThePrefixedStringsOfPostgresql) {
  for (const char* text : {R"(E'a\'b')", R"(e'\\')", "B'01'", "X'0f'", "N'a''b'", "U&'a''b'", "u&'a'"})
    EXPECT_EQ(postgresql(text), words{"string " + std::string{text}});
  EXPECT_EQ(postgresql("U&\"a\""), (words{"quoted_identifier U&\"a\""}));
  EXPECT_EQ(sqlite("E'a'"), (words{"word E", "string 'a'"}));
  EXPECT_EQ(postgresql("fee'a'"), (words{"word fee", "string 'a'"}));
}

TEST(lexer, ContinuesAnEscapeStringBehindALinesEnd) {
  EXPECT_EQ(postgresql("E'a'\n'b\\'c' d"), (words{"string E'a'", R"(string 'b\'c')", "word d"}));
  EXPECT_EQ(postgresql("E'a', 'b\\' d"), (words{"string E'a'", "punctuation ,", R"(string 'b\')", "word d"}));
}

TEST(lexer, ReadsDollarQuotes) {
  for (const char* text : {"$$ a'b $$", "$tag$ $$ ; $other$ $tag$", "$\xC3\xA9$x$\xC3\xA9$", "$$$$"})
    EXPECT_EQ(postgresql(text), words{"string " + std::string{text}});
  EXPECT_EQ(postgresql("a$$b"), (words{"word a$$b"}));
  EXPECT_EQ(postgresql("$1"), (words{"variable $1"}));
  EXPECT_EQ(postgresql("$a"), (words{"punctuation $", "word a"}));
}

TEST(lexer, EndsALineCommentAtTheLinesEnd) {
  EXPECT_EQ(sqlite("a -- b ' \" /*\nc"), (words{"word a", "word c"}));
  EXPECT_EQ(sqlite("--"), words{});
}

TEST(lexer, NestsBlockCommentsInPostgresqlOnly) {
  EXPECT_EQ(postgresql("/* a /* b */ c */ d"), (words{"word d"}));
  EXPECT_EQ(sqlite("/* a /* b */ c */ d"), (words{"word c", "punctuation *", "punctuation /", "word d"}));
  EXPECT_EQ(sqlite("/*/ a */ b"), (words{"word b"}));
  EXPECT_EQ(postgresql("/**/a/***/b"), (words{"word a", "word b"}));
}

TEST(lexer, TakesBytesBeyondAsciiForLetters) {
  EXPECT_EQ(sqlite("caf\xC3\xA9 \xC2\xA0x"), (words{"word caf\xC3\xA9", "word \xC2\xA0x"}));
}

bool last_is_terminated(std::string_view text, pawl::dialect dialect) {
  lexer lexer{text, dialect};
  bool terminated = true;
  for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) terminated = t.terminated;
  return terminated;
}

TEST(lexer, SaysWhatHasNoEnd) {
  for (const char* text : {"'a", "'a''", "\"a", "`a", "[a", "x'0", "/* a", "/*", "/*/"})
    EXPECT_FALSE(last_is_terminated(text, pawl::dialect::sqlite)) << text;
  for (const char* text : {"'a", "\"a", "E'a\\'", "E'", "$$ a", "$t$ a $$", "/* /* */", "U&'a"})
    EXPECT_FALSE(last_is_terminated(text, pawl::dialect::postgresql)) << text;
  for (const char* text : {"'a'", "-- a", "[a]", "x''", "/**/", ""})
    EXPECT_TRUE(last_is_terminated(text, pawl::dialect::sqlite)) << text;
}

std::size_t count(std::string_view text, pawl::dialect dialect) {
  lexer lexer{text, dialect};
  std::size_t number = 0;
  while (lexer.next().kind != token_kind::end) ++number;
  return number;
}

TEST(lexer, TakesLinearTimeOnTextsThatLookQuadratic) {
  constexpr std::size_t size = 1 << 18;
  for (const std::string_view pattern :
       {"/*", "$a", "'", "$$", "[", "(", "-", "E'a'\n", "$a$", "\"\"", "*/", ":", "$(", "?"}) {
    std::string text;
    while (text.size() < size) text += pattern;
    for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) EXPECT_GT(count(text, dialect), 0U);
  }
}

}  // namespace
