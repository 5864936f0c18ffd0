#pragma once

/// Starts git: never through a shell, in a folder that is an argument, without what could bend its answers (variables,
/// hooks, a pager, aliases, replaced objects), without the network, and for a bounded time.

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace pawl::generator {

/// git cannot answer. What to do about it is the hint; empty where nothing is known.
class git_error : public std::runtime_error {
 public:
  explicit git_error(const std::string& what, std::string hint = {})
      : std::runtime_error{what}, hint_{std::move(hint)} {}

  const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

struct git_answer {
  int exit_code = 0;
  std::string output;
  std::string errors;

  bool ok() const noexcept { return exit_code == 0; }
};

class git_program {
 public:
  /// Each call gets `limit` before it is given up. Throws `git_error` where PATH has no git.
  explicit git_program(std::string directory, std::chrono::milliseconds limit);

  const std::string& directory() const noexcept { return directory_; }

  /// Runs `git -C <directory> <arguments>` with `input`. Throws `git_error` where it cannot be started, is ended by a
  /// signal, takes too long or says more than anybody can read; an exit code other than 0 is an answer.
  git_answer run(const std::vector<std::string>& arguments, const std::string& input = {}) const;

 private:
  std::string program_;
  std::string directory_;
  std::chrono::milliseconds limit_;
};

}  // namespace pawl::generator
