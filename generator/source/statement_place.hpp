#pragma once

/// Where in a script a marker may stand: between two statements, and around a block.

#include <optional>

#include "source/conventions/convention.hpp"
#include "source/file_report.hpp"
#include "source/lexer.hpp"
#include "source/statements.hpp"

namespace pawl::generator {

class statement_place {
 public:
  statement_place(const convention& layout, pawl::dialect dialect, file_report& report)
      : layout_{layout}, dialect_{dialect}, report_{report} {}

  /// Once `statements` has the token, which is not trivia.
  void add(const token& token, const statement_splitter& statements);

  /// Whether the marker may stand where it does; reports `misplaced-section` and `statement-block` where it may not.
  bool takes(section_marker marker, const token& comment);

  /// Reports a block that is still open.
  void finish_section();

 private:
  bool is_inside(section_marker marker) const;

  const convention& layout_;
  pawl::dialect dialect_;
  file_report& report_;
  /// Whether a statement has begun and not ended.
  bool open_ = false;
  /// Brackets and bodies that it has open.
  std::size_t depth_ = 0;
  bool in_body_ = false;
  /// Where the open block begins.
  std::optional<std::uint32_t> block_ = {};
  /// The end of a block whose last statement has no `;`.
  std::optional<std::uint32_t> unended_ = {};
};

}  // namespace pawl::generator
