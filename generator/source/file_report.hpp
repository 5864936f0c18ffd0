#pragma once

/// The findings of one file.

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Adds errors by their offset in the file. After the first twenty it is silent: each costs a walk through the text,
/// and nobody reads more.
class file_report {
 public:
  file_report(const source_file& file, diagnostics& found) : file_{file}, found_{found} {}

  void error(std::string_view id, std::size_t offset, std::string message, std::string hint);

  bool has_errors() const noexcept { return has_errors_; }

 private:
  const source_file& file_;
  diagnostics& found_;
  std::size_t count_ = 0;
  bool has_errors_ = false;
};

}  // namespace pawl::generator
