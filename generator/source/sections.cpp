#include "source/sections.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "source/allowance.hpp"
#include "source/directives.hpp"
#include "source/file_report.hpp"
#include "source/hidden_markers.hpp"
#include "source/lexer.hpp"
#include "source/near_markers.hpp"
#include "source/placeholders.hpp"
#include "source/statement_place.hpp"
#include "source/statements.hpp"
#include "source/token_check.hpp"
#include "source/token_hash.hpp"

namespace pawl::generator {

namespace {

/// A marker as it is written, for messages.
std::string_view name_of(const token& marker) { return comment_text(marker.text).substr(0, 40); }

class section_reader {
 public:
  section_reader(const std::shared_ptr<const source_file>& file, const convention& layout, pawl::dialect dialect,
                 file_role role, token_hasher& hasher, diagnostics& found)
      : file_{file}, layout_{layout}, dialect_{dialect}, role_{role}, report_{*file, found}, hasher_{hasher} {}

  file_sections read();

 private:
  std::string_view text() const { return file_->text; }
  void add(const token& token);
  void read_comment(const token& comment);
  void declare(const token& directive, compatibility said);
  void begin_up(const token& marker);
  void begin_down(const token& marker);
  void finish_section(std::size_t end);

  const std::shared_ptr<const source_file>& file_;
  const convention& layout_;
  pawl::dialect dialect_;
  file_role role_;
  file_report report_;
  token_hasher& hasher_;
  statement_splitter statements_{0};
  statement_place place_{layout_, dialect_, report_};
  file_sections result_;
  /// Those of the section.
  std::vector<allowance> allowances_;
  std::size_t begin_ = 0;
  bool down_ = false;
  bool up_marked_ = false;
  /// Whether a token stood in the section so far.
  bool used_ = false;
};

file_sections section_reader::read() {
  down_ = role_ == file_role::down;
  token_check check{text(), report_};
  placeholder_check placeholders{text(), layout_.placeholders, report_};
  lexer tokens{text(), dialect_};
  while (true) {
    const token token = tokens.next();
    if (token.kind == token_kind::end) break;
    check.add(token);
    placeholders.add(token);
    if (!report_hidden_marker(token, layout_, report_)) report_near_marker(token, text(), layout_, report_);
    if (token.kind == token_kind::line_comment) read_comment(token);
    add(token);
  }
  finish_section(text().size());
  if (layout_.marks_up && !up_marked_ && !report_.has_errors())
    report_.error("misplaced-section", 0, "this file has no up section", "write `-- +goose Up` before its SQL");
  result_.sound = !report_.has_errors();
  return std::move(result_);
}

void section_reader::add(const token& token) {
  if (!token.is_trivia()) {
    if (!used_ && layout_.marks_up && !up_marked_)
      report_.error("misplaced-section", token.offset, "SQL stands before `-- +goose Up`",
                    "move it behind the annotation");
    used_ = true;
  }
  hasher_.add(token, text());
  statements_.add(token);
  if (!token.is_trivia()) place_.add(token, statements_);
}

/// It is about a version's way up: a way back has no older program to care for.
void section_reader::declare(const token& directive, compatibility said) {
  if (said == compatibility::unknown) return;
  if (role_ == file_role::repeatable) {
    report_.error("misplaced-directive", directive.offset,
                  said == compatibility::breaking ? "`-- pawl:breaking` stands in a repeatable script"
                                                  : "`-- pawl:compatible` stands in a repeatable script",
                  "remove the line: versions decide whether older programs can run");
  } else if (down_) {
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
  if (const auto allowed = allowed_by(comment, text()))
    allowances_.push_back(read_allowance(*allowed, static_cast<std::uint32_t>(comment.offset - begin_)));
  const section_marker marker = layout_.read_comment(comment, text(), report_);
  if (marker == section_marker::none || !place_.takes(marker, comment)) return;
  if (marker == section_marker::up) begin_up(comment);
  if (marker == section_marker::down) begin_down(comment);
}

void section_reader::begin_up(const token& marker) {
  const std::string_view name = name_of(marker);
  if (down_)
    report_.error("misplaced-section", marker.offset, fmt::format("`-- {}` stands behind the down section", name),
                  "write the up section first; the file of a down script alone holds none");
  else if (up_marked_)
    report_.error("misplaced-section", marker.offset, fmt::format("a second `-- {}` in one file", name),
                  "join the two sections, or move one of them to a migration of its own");
  else if (used_)
    report_.error("misplaced-section", marker.offset, fmt::format("SQL stands before `-- {}`", name),
                  "move it behind the marker, or remove the marker");
  up_marked_ = true;
}

void section_reader::begin_down(const token& marker) {
  const std::string_view name = name_of(marker);
  if (role_ == file_role::up)
    return report_.error("misplaced-section", marker.offset, "the file of an up script alone has a down section",
                         "move it to the file of the down script");
  if (role_ == file_role::repeatable)
    return report_.error("misplaced-section", marker.offset, "a repeatable script has a down section",
                         "remove it: nothing undoes a repeatable script, which is applied anew when it changes");
  if (role_ == file_role::down) return;
  if (down_)
    return report_.error("misplaced-section", marker.offset, fmt::format("a second `-- {}` in one file", name),
                         "join the two sections, or move one of them to a migration of its own");
  if (layout_.marks_up && !up_marked_)
    report_.error("misplaced-section", marker.offset, fmt::format("`-- {}` stands before the up section", name),
                  "write `-- +goose Up` and its SQL first");
  up_marked_ = true;
  finish_section(text().rfind('\n', marker.offset) + 1);
  down_ = true;
  used_ = false;
  begin_ = std::min(marker.offset + marker.text.size() + 1, text().size());
  statements_ = statement_splitter{static_cast<std::uint32_t>(begin_)};
}

void section_reader::finish_section(std::size_t end) {
  place_.finish_section();
  script script;
  script.file = file_;
  script.offset = static_cast<std::uint32_t>(begin_);
  script.length = static_cast<std::uint32_t>(end - begin_);
  const std::string_view before = text().substr(0, begin_);
  script.first_line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  script.statements = statements_.finish();
  script.hash = hasher_.finish();
  script.allowances = std::exchange(allowances_, {});
  if (!down_)
    result_.up = std::move(script);
  else if (!script.statements.empty())
    result_.down = std::move(script);
}

}  // namespace

file_sections read_sections(const std::shared_ptr<const source_file>& file, const convention& layout,
                            pawl::dialect dialect, file_role role, token_hasher& hasher, diagnostics& found) {
  return section_reader{file, layout, dialect, role, hasher, found}.read();
}

}  // namespace pawl::generator
