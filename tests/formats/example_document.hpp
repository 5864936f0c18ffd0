#pragma once

/// A document with all that a finding can have, and with text that somebody wrote to break the format.

#include "diagnostics/formats/document.hpp"

namespace pawl::test {

/// A control character, a terminal's escape sequence, the end of a workflow command, right-to-left writing, a letter
/// outside the first plane, bytes that are not UTF-8.
inline constexpr const char* hostile =
    "\x01 \x1b[31m ::error:: 100%, \"a\\b\" {0}\r\n\xe2\x80\xae \xf0\x9f\xa6\xab \xff \xed\xa0\x80";

inline generator::document example_document(const std::string& root = "/nowhere") {
  using namespace generator;
  document document{.version = "1.2.3", .verb = "check", .exit_code = 1};
  document.directory = root + "/db";
  document.root = root;
  document.findings = {
      {.id = "gap",
       .where = {.file = root + "/db/0003 x,y:z.sql", .line = 12, .column = 8, .source_line = "SELECT 1;"},
       .message = "version 0002 is missing",
       .hint = "bring it back\nor rename this one",
       .notes = {{{.file = root + "/db/0001_a.sql", .line = 1}, "the one before"}, {{}, "nothing more"}}},
      {.id = "new-rule", .severity = severity::warning, .where = {.file = "/else\xff"}, .message = hostile},
      {.id = "frozen-since", .message = "git is not there"},
  };
  document.pages = {
      {"frozen-since", "the commit cannot be read", "docs/diagnostics/frozen-since.md", "# frozen-since\n"},
      {"gap", "versions leave one out", "docs/diagnostics/gap.md", "# gap\n\nText.\n"},
      {"new-rule", "new-rule", "", ""}};
  return document;
}

/// A document of a set in which nothing is wrong, with all that can be said of a draft.
inline generator::document sound_document() {
  using namespace generator;
  document document{.version = "1.2.3", .verb = "check"};
  document.dialects = {{.dialect = "postgresql",
                        .proof = "proven on PostgreSQL 15.4",
                        .frozen = 1,
                        .drafts = {{"0002", "a", "db/2.sql", "breaking", false, "table b is gone"}},
                        .repeatables = {{"v", "db/R__v.sql", std::vector<document_statement>{}}}}};
  document.dialects[0].drafts[0].statements = {
      {{.line = 3, .column = 1}, {0, true, {{"public.b", "AccessExclusiveLock"}}, {"public.b"}, {"public.c"}}},
      {{.line = 5, .column = 2}, {2, false}}};
  return document;
}

/// A document of a command that could not run.
inline generator::document failed_document() {
  generator::document document{.version = "1.2.3", .verb = "check", .exit_code = 2, .ran = false};
  document.problem = "out of % memory";
  document.root = "/nowhere";
  return document;
}

}  // namespace pawl::test
