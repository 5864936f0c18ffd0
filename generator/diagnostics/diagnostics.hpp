#pragma once

/// What a run has found so far. Every stage adds to it; `print.hpp` shows all of it once, at the end.

#include <span>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace pawl::generator {

class diagnostics {
 public:
  /// The finding's id must be in the catalogue, or a rule's of lint.
  void add(diagnostic finding);

  bool has_errors() const noexcept;

  /// Makes errors of all warnings so far.
  void take_warnings_for_errors() noexcept;

  /// All findings by file, line and column; equal places keep the order in which they were found,
  /// and what was found twice (once a dialect) stands there once.
  std::vector<diagnostic> sorted() const;

 private:
  std::vector<diagnostic> findings_;
};

}  // namespace pawl::generator
