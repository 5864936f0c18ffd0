#include "source/sections.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "source/directives.hpp"
#include "source/file_report.hpp"
#include "source/lexer.hpp"
#include "source/statements.hpp"
#include "source/token_check.hpp"
#include "source/token_hash.hpp"

namespace pawl::generator {

namespace {

class section_reader {
 public:
  section_reader(const std::shared_ptr<const source_file>& file, file_role role, token_hasher& hasher,
                 diagnostics& found)
      : file_{file}, role_{role}, report_{*file, found}, hasher_{hasher} {}

  file_sections read(pawl::dialect dialect);

 private:
  std::string_view text() const { return file_->text; }
  void read_comment(const token& comment);
  void declare(const token& directive, compatibility said);
  void begin_up(const token& marker);
  void begin_down(const token& marker);
  void finish_section(std::size_t end);

  const std::shared_ptr<const source_file>& file_;
  file_role role_;
  file_report report_;
  token_hasher& hasher_;
  statement_splitter statements_{0};
  file_sections result_;
  std::size_t begin_ = 0;
  bool down_ = false;
  bool up_marked_ = false;
  /// Whether a token stood in the section so far.
  bool used_ = false;
};

file_sections section_reader::read(pawl::dialect dialect) {
  down_ = role_ == file_role::down;
  token_check check{text(), report_};
  lexer tokens{text(), dialect};
  while (true) {
    const token token = tokens.next();
    if (token.kind == token_kind::end) break;
    check.add(token);
    if (token.kind == token_kind::line_comment) read_comment(token);
    used_ = used_ || !token.is_trivia();
    hasher_.add(token, text());
    statements_.add(token);
  }
  finish_section(text().size());
  result_.sound = !report_.has_errors();
  return std::move(result_);
}

/// It is about the way up: a way back has no older program to care for.
void section_reader::declare(const token& directive, compatibility said) {
  if (said == compatibility::unknown) return;
  if (down_) {
    report_.error("misplaced-directive", directive.offset,
                  said == compatibility::breaking ? "`-- pawl:breaking` stands in the down section"
                                                  : "`-- pawl:compatible` stands in the down section",
                  "write it into the up section: it tells whether older programs can run after that");
  } else if (result_.declared != compatibility::unknown && result_.declared != said) {
    report_.error("misplaced-directive", directive.offset,
                  "the migration is said to be breaking and compatible at once", "keep one of the two lines");
  } else {
    result_.declared = said;
  }
}

void section_reader::read_comment(const token& comment) {
  declare(comment, said_by(comment, text()));
  switch (generator::read_comment(comment, text(), report_)) {
    case section_marker::none:
      return;
    case section_marker::up:
      return begin_up(comment);
    case section_marker::down:
      return begin_down(comment);
  }
}

void section_reader::begin_up(const token& marker) {
  if (down_)
    report_.error("misplaced-section", marker.offset, "`-- migrate:up` stands behind the down section",
                  "write the up section first; a file that ends in `.down.sql` holds none");
  else if (up_marked_)
    report_.error("misplaced-section", marker.offset, "a second `-- migrate:up` in one file",
                  "join the two sections, or move one of them to a migration of its own");
  else if (used_)
    report_.error("misplaced-section", marker.offset, "SQL stands before `-- migrate:up`",
                  "move it behind the marker, or remove the marker");
  up_marked_ = true;
}

void section_reader::begin_down(const token& marker) {
  if (role_ == file_role::up)
    return report_.error("misplaced-section", marker.offset, "a file that ends in `.up.sql` has a down section",
                         "move it to a file that ends in `.down.sql`, or name this file without `.up`");
  if (role_ == file_role::down) return;
  if (down_)
    return report_.error("misplaced-section", marker.offset, "a second `-- migrate:down` in one file",
                         "join the two sections, or move one of them to a migration of its own");
  finish_section(text().rfind('\n', marker.offset) + 1);
  down_ = true;
  used_ = false;
  begin_ = std::min(marker.offset + marker.text.size() + 1, text().size());
  statements_ = statement_splitter{static_cast<std::uint32_t>(begin_)};
}

void section_reader::finish_section(std::size_t end) {
  script script;
  script.file = file_;
  script.offset = static_cast<std::uint32_t>(begin_);
  script.length = static_cast<std::uint32_t>(end - begin_);
  const std::string_view before = text().substr(0, begin_);
  script.first_line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  script.statements = statements_.finish();
  script.hash = hasher_.finish();
  if (!down_)
    result_.up = std::move(script);
  else if (!script.statements.empty())
    result_.down = std::move(script);
}

}  // namespace

file_sections read_sections(const std::shared_ptr<const source_file>& file, pawl::dialect dialect, file_role role,
                            token_hasher& hasher, diagnostics& found) {
  return section_reader{file, role, hasher, found}.read(dialect);
}

}  // namespace pawl::generator
