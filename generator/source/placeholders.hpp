#pragma once

/// What another program would have filled in, and nobody does here.

#include <string_view>

#include "source/conventions/convention.hpp"
#include "source/file_report.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

class placeholder_check {
 public:
  placeholder_check(std::string_view whole, const placeholder_syntax& syntax, file_report& report)
      : whole_{whole}, syntax_{syntax}, report_{report} {}

  /// Reports `placeholder`: `${x}` and `{{ x }}` among the tokens; in strings, quoted identifiers and comments what the
  /// tool itself fills in there.
  void add(const token& token);

 private:
  void check_bare(const token& token);
  void check_within(const token& token);
  void report(std::size_t offset, std::string_view closing, std::string_view hint);

  std::string_view whole_;
  const placeholder_syntax& syntax_;
  file_report& report_;
  /// Up to where placeholders were reported.
  std::size_t done_ = 0;
};

}  // namespace pawl::generator
