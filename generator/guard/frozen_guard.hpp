#pragma once

/// Guards what is frozen: gathers it from the lock file and from git, compares, and reports.

#include <optional>
#include <string>
#include <vector>

#include "git/repository.hpp"
#include "guard/frozen.hpp"
#include "guard/guard.hpp"

namespace pawl::generator {

class frozen_guard {
 public:
  frozen_guard(migration_set& set, const guard_options& options, diagnostics& found);

  /// Marks what is frozen and reports what contradicts it.
  void check();
  /// The same without a report of the findings; no value where the lock file cannot be read, which was reported, as is
  /// a commit that cannot.
  std::optional<std::vector<frozen_finding>> compare();

  /// What is frozen, once it was compared.
  const frozen_set& frozen() const noexcept { return frozen_; }
  /// The files of git's that `frozen_since` depends on.
  std::vector<std::string> files_behind() const;

 private:
  bool gather();
  std::vector<frozen_migration> read_commit();
  void remember(std::vector<frozen_finding>& findings);

  migration_set& set_;
  const guard_options& options_;
  diagnostics& found_;
  frozen_set frozen_;
  std::optional<repository> git_;
  std::string commit_;
  std::vector<std::string> prefixes_;
};

}  // namespace pawl::generator
