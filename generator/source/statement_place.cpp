#include "source/statement_place.hpp"

#include <fmt/format.h>

namespace pawl::generator {

void statement_place::add(const token& token, const statement_splitter& statements) {
  if (unended_ && token.text != ";")
    report_.error("statement-block", *unended_, "the last statement of this block has no `;`, and another one follows",
                  "write the `;`");
  unended_.reset();
  if (token.text == "(") ++depth_;
  if (token.text == ")" && depth_ != 0) --depth_;
  if (dialect_ == pawl::dialect::sqlite) {
    open_ = statements.is_open();
    in_body_ = open_ && statements.in_trigger();
  } else {
    // In brackets `;` ends nothing: there it parts the commands of a rule.
    open_ = token.text == ";" ? open_ && depth_ != 0 : true;
  }
  if (!open_) depth_ = 0;
}

bool statement_place::is_inside(section_marker marker) const {
  if (depth_ != 0 || in_body_) return true;
  return open_ && layout_.ends_statements && marker != section_marker::block_end && !unended_;
}

bool statement_place::takes(section_marker marker, const token& comment) {
  const auto name = comment_text(comment.text).substr(0, 40);
  if (block_ && marker != section_marker::block_end) {
    report_.error("statement-block", *block_, fmt::format("this block has no end before `-- {}`", name),
                  "write `-- +goose StatementEnd` behind its statement");
    block_.reset();
    if (marker == section_marker::block_begin) block_ = comment.offset;
    return true;
  }
  if (is_inside(marker)) {
    report_.error("misplaced-section", comment.offset, fmt::format("`-- {}` stands inside a statement", name),
                  "end the statement before it with `;`");
    if (marker == section_marker::block_end) block_.reset();
    return false;
  }
  if (marker == section_marker::block_begin) {
    block_ = comment.offset;
  } else if (marker == section_marker::block_end) {
    if (!block_)
      report_.error("statement-block", comment.offset, fmt::format("`-- {}` ends a block that did not begin", name),
                    "write `-- +goose StatementBegin` before its statement, or remove the line");
    if (open_) unended_ = comment.offset;
    block_.reset();
  }
  return true;
}

void statement_place::finish_section() {
  if (block_)
    report_.error("statement-block", *block_, "this block has no end",
                  "write `-- +goose StatementEnd` behind its statement");
  block_.reset();
  unended_.reset();
  depth_ = 0;
  open_ = false;
  in_body_ = false;
}

}  // namespace pawl::generator
