#pragma once

/// What is frozen, whoever says so: the lock file, or a commit of git's.

#include <optional>
#include <string>
#include <vector>

#include "git/repository.hpp"
#include "guard/lock_file.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The up script as it was frozen, from git.
struct frozen_text {
  /// Its file is called `<commit>:<path>`, as git names it.
  script up;
  /// A commit that holds it, and where.
  std::string commit;
  std::string path;
};

struct frozen_migration {
  /// Its line is 0 where no lock file has it.
  lock_entry entry;
  /// The name of the file in the folder of the migrations, where a commit freezes it.
  std::string file;
  /// Whether the commit has it and this branch, which went its own way before, not yet.
  bool ahead = false;
  /// Always there where a commit freezes it.
  std::optional<frozen_text> text = {};
  /// The commit that brought the file in, where that was asked.
  std::optional<git_commit> origin = {};

  bool in_lock() const noexcept { return entry.line != 0; }
};

struct frozen_set {
  /// As it is shown in diagnostics.
  std::string lock_path;
  /// `FROZEN_SINCE` as it was given; empty where no commit freezes anything.
  std::string since;
  /// The folder's path from the top of its repository; empty where that is not known.
  std::string prefix;
  /// In any order; each version once for a dialect.
  std::vector<frozen_migration> migrations;
};

}  // namespace pawl::generator
