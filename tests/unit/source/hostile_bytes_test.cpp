// Random bytes through everything that reads files: no crash, no endless loop, and tokens that tile their text.

#include <random>

#include "guard/lock_file.hpp"
#include "source/lexer.hpp"
#include "source/text.hpp"
#include "unit/source/one_file.hpp"

namespace {

using namespace pawl::generator;

/// Pieces at which a reader may stumble, between random bytes.
std::string random_bytes(std::mt19937& random) {
  static const std::vector<std::string> pieces{"'",
                                               "\"",
                                               "`",
                                               "[",
                                               "]",
                                               "--",
                                               "/*",
                                               "*/",
                                               "$$",
                                               "$a$",
                                               "E'",
                                               "x'",
                                               "U&'",
                                               "\\",
                                               ";",
                                               "\n",
                                               "\r",
                                               "\r\n",
                                               "-- migrate:down\n",
                                               "-- migrate:up\n",
                                               "-- pawl:x\n",
                                               "CREATE TRIGGER t BEGIN ",
                                               "END;",
                                               "PRAGMA foreign_keys=",
                                               "\xC2\xA0",
                                               "\xEF\xBB\xBF",
                                               "\xE2\x80\xAE",
                                               "\xFF",
                                               "# pawl lock 1\n",
                                               "0001 a sqlite up:t1:",
                                               "<<<<<<<",
                                               "release:",
                                               "1",
                                               "a",
                                               "?",
                                               ":",
                                               "@",
                                               ".",
                                               "1e",
                                               "0x",
                                               " "};
  std::string bytes;
  for (std::size_t n = random() % 24; n > 0; --n) {
    if (random() % 4 == 0)
      bytes += static_cast<char>(random() % 256);
    else
      bytes += pieces[random() % pieces.size()];
  }
  return bytes;
}

void expect_tiles(std::string_view text, pawl::dialect dialect) {
  lexer lexer{text, dialect};
  std::size_t position = 0;
  for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) {
    ASSERT_EQ(t.offset, position);
    ASSERT_FALSE(t.text.empty());
    ASSERT_EQ(t.text.data(), text.data() + position);
    position += t.text.size();
  }
  ASSERT_EQ(position, text.size());
}

void expect_sane(const std::optional<script>& script) {
  if (!script) return;
  const std::string_view text = script->text();
  std::uint32_t end = 0;
  for (const pawl::statement& statement : script->statements) {
    ASSERT_LE(end, statement.begin);
    ASSERT_LT(statement.begin, statement.end);
    ASSERT_LE(statement.end, text.size());
    end = statement.end;
  }
  ASSERT_EQ(script->hash.size(), 67U);
  ASSERT_TRUE(script->offset == 0 || script->offset == script->file->text.size() ||
              script->file->text[script->offset - 1] == '\n');
}

TEST(hostile_bytes, BreakNoReader) {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random{seed};
    const std::string bytes = random_bytes(random);
    diagnostics found;
    for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
      ASSERT_NO_FATAL_FAILURE(expect_tiles(bytes, dialect));
      if (const auto text = read_text("f.sql", bytes, found)) {
        const auto file = pawl::test::read_file(*text, static_cast<file_role>(seed % 3), dialect);
        ASSERT_NO_FATAL_FAILURE(expect_sane(file.sections.up));
        ASSERT_NO_FATAL_FAILURE(expect_sane(file.sections.down));
      }
    }
    parse_lock("m.lock", bytes, found);
    parse_lock("m.lock", "# pawl lock 1\n" + bytes, found);
    for (const char c : print(found)) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  }
}

}  // namespace
