#pragma once

/// Where a rule says what it has found.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/lint_finding.hpp"

namespace pawl::generator {

class lint_report {
 public:
  lint_report(std::string_view rule, std::vector<lint_finding>& found) : rule_{rule}, found_{found} {}

  /// `offset` counts from the beginning of the up script; `safer` is SQL for this very statement, or what else to do.
  void warn(std::uint32_t offset, std::string message, std::string safer, std::vector<note> notes = {}) {
    found_.push_back({std::string{rule_}, offset, std::move(message), std::move(safer), std::move(notes)});
  }

 private:
  std::string_view rule_;
  std::vector<lint_finding>& found_;
};

}  // namespace pawl::generator
