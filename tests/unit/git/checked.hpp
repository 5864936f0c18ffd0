#pragma once

/// `pawl check` on a folder of a repository.

#include <filesystem>
#include <sstream>

#include "commands/command_line.hpp"
#include "support/git_repository.hpp"

namespace pawl::test {

struct verdict {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs pawl in this process with `directory` as the current one. The version of the engine is left out.
inline verdict run_pawl(const std::string& directory, std::vector<const char*> arguments) {
  std::filesystem::current_path(directory);
  arguments.insert(arguments.begin(), "pawl");
  std::ostringstream out, err;
  const int code = generator::run_command_line(static_cast<int>(arguments.size()), arguments.data(), {out, err});
  const std::string text = out.str();
  return {code, text.substr(0, text.find(": proven on")), err.str()};
}

inline verdict check(const git_repository& git, std::vector<const char*> arguments = {}) {
  arguments.insert(arguments.begin(), "check");
  return run_pawl(git.path(), std::move(arguments));
}

/// A variable of the environment, for as long as the object lives.
class scoped_variable {
 public:
  scoped_variable(std::string name, const std::string& value) : name_{std::move(name)} {
    if (const char* const before = std::getenv(name_.c_str())) before_ = before;
    ::setenv(name_.c_str(), value.c_str(), 1);
  }
  scoped_variable(const scoped_variable&) = delete;
  scoped_variable& operator=(const scoped_variable&) = delete;
  ~scoped_variable() {
    if (before_)
      ::setenv(name_.c_str(), before_->c_str(), 1);
    else
      ::unsetenv(name_.c_str());
  }

 private:
  std::string name_;
  std::optional<std::string> before_;
};

/// A folder for PATH in which `git` is a script of ours. The real one is `$GIT` in it.
class fake_git {
 public:
  explicit fake_git(const std::string& script) : path_{"PATH", folder_.path() + ':' + std::getenv("PATH")} {
    folder_.write("git", "#!/bin/sh\nPATH=${PATH#*:}\nGIT=git\n" + script);
    std::filesystem::permissions(folder_ / "git", std::filesystem::perms::owner_all);
  }
  std::string operator/(std::string_view name) const { return folder_ / name; }

 private:
  temporary_folder folder_;
  scoped_variable path_;
};

}  // namespace pawl::test
