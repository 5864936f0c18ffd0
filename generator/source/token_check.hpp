#pragma once

/// What no token may be: without an end, or with characters that nobody sees.

#include <string_view>

#include "source/file_report.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

class token_check {
 public:
  token_check(std::string_view whole, file_report& report);

  /// Reports `unterminated-token` and `invisible-character`.
  void add(const token& token);

 private:
  void check_characters(const token& token);

  file_report& report_;
  /// Most files are: then only control characters need a look.
  bool ascii_;
};

}  // namespace pawl::generator
