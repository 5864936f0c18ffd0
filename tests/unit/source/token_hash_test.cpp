#include "source/token_hash.hpp"

#include <fstream>
#include <random>
#include <set>

#include "source/text.hpp"

namespace {

using namespace pawl::generator;

std::string sqlite(std::string_view text) { return token_hash(text, pawl::dialect::sqlite); }
std::string postgresql(std::string_view text) { return token_hash(text, pawl::dialect::postgresql); }

/// The file's hash, as from bytes on disk.
std::string hash_of_bytes(std::string bytes) {
  diagnostics found;
  return sqlite(read_text("f", std::move(bytes), found).value());
}

TEST(token_hash, IgnoresCommentsAndWhiteSpace) {
  const std::string hash = sqlite("CREATE TABLE a(b TEXT DEFAULT 'x y');");
  EXPECT_EQ(sqlite("-- about\nCREATE  TABLE\ta (\n  b TEXT /* c */ DEFAULT 'x y' ) ;\n\n"), hash);
  EXPECT_EQ(hash_of_bytes("\xEF\xBB\xBF"
                          "CREATE TABLE a(\r\nb TEXT DEFAULT 'x y');\r\n"),
            hash);
}

TEST(token_hash, CountsLiteralsAndIdentifiersExactly) {
  std::set<std::string> hashes;
  const std::vector<std::string> texts{"SELECT 'a b'", "SELECT 'a  b'", "SELECT 'a\nb'", "SELECT \"a b\"",
                                       "SELECT [a b]", "SELECT a b",    "SELECT ab",     "SELECT A b",
                                       "select a b",   "SELECT a b;",   "SELECT `a b`",  "SELECT 'a'' b'"};
  for (const std::string& text : texts) hashes.insert(sqlite(text));
  EXPECT_EQ(hashes.size(), texts.size());
}

TEST(token_hash, CountsDirectives) {
  const std::string hash = sqlite("-- pawl:allow drop-table unused\nDROP TABLE a;");
  EXPECT_NE(hash, sqlite("DROP TABLE a;"));
  EXPECT_NE(hash, sqlite("-- pawl:allow drop-table never used\nDROP TABLE a;"));
  EXPECT_EQ(hash, sqlite("  --pawl:allow drop-table unused  \nDROP TABLE a;"));
  EXPECT_EQ(sqlite("DROP TABLE a; -- pawl:allow x"), sqlite("DROP TABLE a;"));
}

TEST(token_hash, TellsOperatorsApart) {
  EXPECT_NE(sqlite("a<=b"), sqlite("a< =b"));
  EXPECT_EQ(sqlite("a<=b"), sqlite("a <= b"));
  EXPECT_NE(sqlite("a->>b"), sqlite("a-> >b"));
  EXPECT_NE(sqlite("x'00'"), sqlite("x '00'"));
}

TEST(token_hash, KnowsWhereTokensEnd) {
  EXPECT_NE(sqlite("'1:a' b"), sqlite("'1:a b'"));
  EXPECT_NE(sqlite("ab c"), sqlite("a bc"));
}

TEST(token_hash, IsTheSameHoweverItsBlocksFall) {
  for (const std::size_t size : {65000U, 65500U, 65535U, 65536U, 65537U, 70000U, 200000U}) {
    const std::string literal = "'" + std::string(size, 'x') + "'";
    sha256 digest;
    digest.add("6:SELECT" + std::to_string(literal.size()) + ":" + literal + "1:;");
    EXPECT_EQ(sqlite("SELECT " + literal + ";"), "t1:" + digest.finish()) << size;
  }
}

TEST(token_hash, StartsAfreshForEachScript) {
  token_hasher hasher;
  const std::string text = "SELECT 1";
  const auto hash = [&] {
    lexer lexer{text, pawl::dialect::sqlite};
    for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) hasher.add(t, text);
    return hasher.finish();
  };
  EXPECT_EQ(hash(), hash());
  EXPECT_EQ(hash(), sqlite(text));
}

/// Escapes as in the vectors' table: `\n` `\r` `\t` `\f` `\|` `\\` `\xHH`.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    const std::string_view letters = "nrtf";
    if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
      out += "\n\r\t\f"[known];
    } else if (c == 'x') {
      out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> result{""};
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] == '|' && row[i - 1] != '\\')
      result.emplace_back();
    else
      result.back() += row[i];
  }
  return result;
}

/// A cell between back-quotes.
std::string code(const std::string& cell) {
  const std::size_t first = cell.find('`');
  return cell.substr(first + 1, cell.rfind('`') - first - 1);
}

TEST(token_hash, AgreesWithTheVectorsOfItsDefinition) {
  std::ifstream page{PAWL_SOURCE_DIR "/docs/formats.md"};
  std::size_t count = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| sqlite |") && !line.starts_with("| postgresql |")) continue;
    const std::vector<std::string> row = cells(line);
    ASSERT_EQ(row.size(), 4U) << line;
    const std::string text = unescape(code(row[1]));
    EXPECT_EQ(line.starts_with("| sqlite |") ? sqlite(text) : postgresql(text), code(row[2])) << line;
    ++count;
  }
  EXPECT_GE(count, 40U);
}

/// One token that stands for itself wherever it is put, and a second one like it that differs by one character.
struct pair {
  std::string text;
  std::string other;
};

const std::vector<pair> vocabulary{{"SELECT", "SELEC"},
                                   {"'it''s'", "'it'' s'"},
                                   {"\"a b\"", "\"a  b\""},
                                   {"[x -- y]", "[x --y]"},
                                   {"`q`", "`Q`"},
                                   {"x'00ff'", "x'00fe'"},
                                   {"12.5e3", "12.5e4"},
                                   {"<=", "<"},
                                   {"||", "|"},
                                   {":name", ":nam"},
                                   {"(", ")"},
                                   {";", ","},
                                   {"'/* no */'", "'/* */'"},
                                   {"caf\xC3\xA9", "caf\xC3\xA8"},
                                   {"'\n'", "'\t'"},
                                   {"->>", "->"}};

/// White space and comments that may stand anywhere.
const std::vector<std::string> gaps{
    " ", "\n", "\r\n", "\t", " /* c ' */ ", " -- c \" [\n", "\f", "\n\n  ", "/**/", " -- migrate:x\r\n"};

TEST(token_hash, NeverChangesWithCommentsOrWhiteSpaceAndAlwaysWithTokens) {
  std::mt19937 random{20240131};
  const auto any = [&](std::size_t size) { return random() % size; };
  for (int round = 0; round < 2000; ++round) {
    std::vector<const pair*> script(1 + any(12));
    for (const pair*& token : script) token = &vocabulary[any(vocabulary.size())];
    const std::size_t changed = any(script.size());
    std::string first, second, third = round % 2 == 0 ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < script.size(); ++i) {
      first += script[i]->text + ' ';
      second += gaps[any(gaps.size())] + script[i]->text + gaps[any(gaps.size())];
      third += (i == changed ? script[i]->other : script[i]->text) + gaps[any(gaps.size())];
    }
    ASSERT_EQ(hash_of_bytes(first), hash_of_bytes(second)) << first << "\n---\n" << second;
    ASSERT_NE(hash_of_bytes(first), hash_of_bytes(third)) << first << "\n---\n" << third;
  }
}

}  // namespace
