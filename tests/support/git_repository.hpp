#pragma once

/// A git repository of its own, without anything that this machine's users have configured. Commits made in the same
/// way have the same ids.

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {

class git_repository {
 public:
  git_repository() : git_repository{std::nullopt} {}
  /// Makes a folder that is there a repository.
  explicit git_repository(const std::optional<std::filesystem::path>& folder)
      : path_{folder.value_or(own_folder_.path())} {
    git({"init", "--quiet", "--initial-branch=main"});
  }
  /// A clone, with further arguments of `git clone`.
  git_repository(const git_repository& other, std::vector<std::string> arguments) : path_{own_folder_.path()} {
    arguments.insert(arguments.begin(), {"clone", "--quiet"});
    arguments.insert(arguments.end(), {"file://" + other.path(), path()});
    git(arguments);
  }

  std::string path() const { return path_.string(); }
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

  void write(std::string_view name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << text;
  }
  void remove(std::string_view name) const { std::filesystem::remove_all(path_ / name); }

  /// What it prints; throws where it fails.
  std::string git(const std::vector<std::string>& arguments) const {
    const process_result result = run({.program = "git",
                                       .arguments = arguments,
                                       .directory = path_,
                                       .environment = environment_,
                                       .timeout = std::chrono::minutes{1}});
    if (result.exit_code != 0) throw std::runtime_error{"git " + arguments.front() + ": " + result.errors};
    return result.output.substr(0, result.output.find_last_not_of('\n') + 1);
  }

  /// Commits everything, on the day of January 2026 that comes next. The first ten digits of its id.
  std::string commit(const std::string& subject) const {
    const std::string day = std::to_string(++day_);
    environment_["GIT_AUTHOR_DATE"] = environment_["GIT_COMMITTER_DATE"] =
        "2026-01-" + (day.size() == 1 ? "0" + day : day) + "T12:00:00Z";
    git({"add", "--all"});
    git({"commit", "--quiet", "--allow-empty", "--message", subject});
    return git({"rev-parse", "HEAD"}).substr(0, 10);
  }

 private:
  temporary_folder own_folder_;
  std::filesystem::path path_;
  mutable int day_ = 0;
  mutable std::map<std::string, std::optional<std::string>> environment_{
      {"GIT_CONFIG_NOSYSTEM", "1"},  {"GIT_CONFIG_GLOBAL", "/dev/null"},
      {"GIT_AUTHOR_NAME", "Ada"},    {"GIT_AUTHOR_EMAIL", "ada@example.org"},
      {"GIT_COMMITTER_NAME", "Ada"}, {"GIT_COMMITTER_EMAIL", "ada@example.org"},
      {"GIT_DIR", std::nullopt},     {"GIT_WORK_TREE", std::nullopt}};
};

}  // namespace pawl::test
