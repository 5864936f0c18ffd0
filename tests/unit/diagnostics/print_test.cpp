#include "diagnostics/print.hpp"

namespace {

using namespace pawl::generator;

diagnostic example() {
  return {
      .id = "sqlite-proof",
      .where = {.file = "migrations/0003_x.sql", .line = 12, .column = 8, .source_line = "SELECT email FROM users;"},
      .message = "no such column: email",
      .hint = "did you mean `mail`?"};
}

TEST(print, LooksLikeACompilers) {
  EXPECT_EQ(print(example()),
            "migrations/0003_x.sql:12:8: error: no such column: email [sqlite-proof]\n"
            "   12 | SELECT email FROM users;\n"
            "      |        ^\n"
            "hint: did you mean `mail`?\n");
}

TEST(print, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(print(diagnostic{.id = "gap", .where = {.file = "f.sql"}, .message = "m"}), "f.sql: error: m [gap]\n");
  EXPECT_EQ(print(diagnostic{.id = "gap", .where = {.file = "f.sql", .line = 3}, .message = "m"}),
            "f.sql:3: error: m [gap]\n");
  EXPECT_EQ(print(diagnostic{.id = "gap", .message = "m"}), "error: m [gap]\n");
}

TEST(print, ShowsALineWithoutCaretWhereTheColumnIsUnknown) {
  diagnostic finding = example();
  finding.where.column = 0;
  finding.hint = "";
  EXPECT_EQ(print(finding),
            "migrations/0003_x.sql:12: error: no such column: email [sqlite-proof]\n"
            "   12 | SELECT email FROM users;\n");
}

TEST(print, ShowsNotesWithTheirOwnLines) {
  diagnostic finding{
      .id = "gap", .severity = severity::warning, .where = {.file = "b.sql"}, .message = "m", .hint = "h"};
  finding.notes.push_back({{.file = "a.sql", .line = 1, .column = 1, .source_line = "x"}, "the first one is here"});
  EXPECT_EQ(print(finding),
            "b.sql: warning: m [gap]\n"
            "a.sql:1:1: note: the first one is here\n"
            "    1 | x\n"
            "      | ^\n"
            "hint: h\n");
}

TEST(print, IndentsTheLinesOfAHint) {
  EXPECT_EQ(print(diagnostic{.id = "gap", .where = {.file = "f"}, .message = "m", .hint = "one\ntwo\nthree\n"}),
            "f: error: m [gap]\n"
            "hint: one\n"
            "      two\n"
            "      three\n");
}

TEST(print, LetsNoTextForgeADiagnosticOrDriveTheTerminal) {
  diagnostic finding{.id = "gap",
                     .where = {.file = "a\nb.sql:1:1: error: forged [gap]\x1b[2J",
                               .line = 1,
                               .column = 2,
                               .source_line = "x\x1b]0;title\x07\xE2\x80\xAEy"},
                     .message = "m\nc.sql: error: forged [gap]",
                     .hint = "h\rx\nd.sql: error: forged [gap]"};
  finding.notes.push_back({{.file = "\x1b"}, "n\n"});
  EXPECT_EQ(print(finding),
            "a<U+000A>b.sql:1:1: error: forged [gap]<U+001B>[2J:1:2: error: m<U+000A>c.sql: error: forged [gap] [gap]\n"
            "    1 | x<U+001B>]0;title<U+0007><U+202E>y\n"
            "      |  ^\n"
            "<U+001B>: note: n<U+000A>\n"
            "hint: h<U+000D>x\n"
            "      d.sql: error: forged [gap]\n");
}

TEST(print, UsesColourOnlyWhenAsked) {
  EXPECT_EQ(print(example()).find('\x1b'), std::string::npos);
  EXPECT_EQ(print(example(), {.colour = true}),
            "\x1b[1mmigrations/0003_x.sql:12:8:\x1b[0m \x1b[1;31merror:\x1b[0m "
            "\x1b[1mno such column: email\x1b[0m [sqlite-proof]\n"
            "   12 | SELECT email FROM users;\n"
            "      |        \x1b[1;32m^\x1b[0m\n"
            "hint: did you mean `mail`?\n");
}

std::string summary(int errors, int warnings) {
  diagnostics found;
  for (int i = 0; i < errors; ++i) found.add({.id = "gap", .where = {.file = "f"}, .message = std::to_string(i)});
  for (int i = 0; i < warnings; ++i)
    found.add(
        {.id = "empty-script", .severity = severity::warning, .where = {.file = "g"}, .message = std::to_string(i)});
  const std::string text = print(found);
  const std::string last = text.empty() ? "" : text.substr(0, text.size() - 1);
  return last.substr(last.rfind('\n') + 1);
}

TEST(print, CountsAtTheEnd) {
  EXPECT_EQ(summary(2, 1), "2 errors, 1 warning");
  EXPECT_EQ(summary(1, 2), "1 error, 2 warnings");
  EXPECT_EQ(summary(1, 0), "1 error");
  EXPECT_EQ(summary(0, 1), "1 warning");
}

TEST(print, SaysNothingWhenNothingWasFound) { EXPECT_EQ(print(diagnostics{}), ""); }

}  // namespace
