// The statements that the splitter finds, against SQLite's own sqlite3_complete().

#include <sqlite3.h>

#include <random>

#include "source/statements.hpp"

namespace {

using namespace pawl::generator;

const std::vector<std::string> vocabulary{";",      ";",         ";",        "CREATE", "create",  "TRIGGER", "trigger",
                                          "TEMP",   "TEMPORARY", "END",      "end",    "EXPLAIN", "QUERY",   "BEGIN",
                                          "SELECT", "x",         "1",        "'a;b'",  "\";\"",   "[;]",     "`;`",
                                          "-- ;\n", "/* ; */",   "'it''s;'", "(",      ")",       ","};

std::string random_script(std::mt19937& random) {
  std::string script;
  for (std::size_t n = 1 + random() % 16; n > 0; --n) script += vocabulary[random() % vocabulary.size()] + ' ';
  return script;
}

/// The ends that SQLite sees: behind each `;` with which the text from the last end on is complete.
std::vector<std::uint32_t> ends_by_sqlite(const std::string& script) {
  std::vector<std::uint32_t> ends;
  lexer lexer{script, pawl::dialect::sqlite};
  std::uint32_t begin = 0;
  bool empty = true;
  for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) {
    if (t.text != ";") {
      empty = empty && t.is_trivia();
      continue;
    }
    const std::uint32_t end = t.offset + 1;
    if (sqlite3_complete(script.substr(begin, end - begin).c_str()) == 0) continue;
    if (!empty) ends.push_back(end);
    begin = end;
    empty = true;
  }
  return ends;
}

TEST(statements_of_sqlite, EndWhereSqliteEndsThem) {
  std::mt19937 random{7};
  for (int round = 0; round < 20000; ++round) {
    // A `;` at the end leaves no half statement unless a trigger is open.
    const std::string script = random_script(random) + "; END ;";
    statement_splitter splitter{0};
    lexer lexer{script, pawl::dialect::sqlite};
    for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) splitter.add(t);
    std::vector<std::uint32_t> ends;
    for (const pawl::statement& statement : splitter.finish()) ends.push_back(statement.end);
    ASSERT_EQ(ends, ends_by_sqlite(script)) << script;
  }
}

}  // namespace
