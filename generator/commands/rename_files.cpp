#include "commands/rename_files.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <ranges>

#include <fmt/format.h>

#include "commands/console.hpp"
#include "git/repository.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

/// Holds back what would end the program between two files.
class without_interruption {
 public:
  without_interruption() {
    sigset_t ending;
    ::sigemptyset(&ending);
    for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::sigaddset(&ending, each);
    ::sigprocmask(SIG_BLOCK, &ending, &before_);
  }
  without_interruption(const without_interruption&) = delete;
  without_interruption& operator=(const without_interruption&) = delete;
  ~without_interruption() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

class renamer {
 public:
  explicit renamer(const std::string& directory) : directory_{fs::canonical(directory)} {
    try {
      git_.emplace(directory);
      tracked_ = git_->tracked();
    } catch (const git_error&) {
      // No repository, or no git: nothing is tracked.
      git_.reset();
    }
  }

  void rename(const renaming& which) { rename(which, is_tracked(which.from)); }
  void undo(const renaming& which) { rename({which.to, which.from}, is_tracked(which.from)); }

 private:
  bool is_tracked(const std::string& name) const {
    const std::string path = git_ ? git_->prefix() + name : "";
    return git_ && std::ranges::any_of(
                       tracked_, [&](const std::string& each) { return each == path || each.starts_with(path + '/'); });
  }

  void rename(const renaming& which, bool tracked) {
    const fs::path to = directory_ / which.to;
    if (fs::exists(fs::symlink_status(to))) throw git_error{"there is a file of that name"};
    if (tracked)
      git_->move((directory_ / which.from).string(), to.string());
    else
      fs::rename(directory_ / which.from, to);
  }

  fs::path directory_;
  std::optional<repository> git_;
  std::vector<std::string> tracked_;
};

/// Gives the old names back; what that leaves undone, as text for a message.
std::string undo(renamer& files, std::span<const renaming> done) {
  std::string left;
  for (const renaming& each : done | std::views::reverse) {
    try {
      files.undo(each);
    } catch (const std::exception& error) {
      left += fmt::format("; {} could not be named {} again: {}", each.to, each.from, error.what());
    }
  }
  return left.empty() ? "; everything has its old name again" : left;
}

}  // namespace

void rename_files(const std::string& directory, const std::vector<renaming>& renamings) {
  const without_interruption together;
  renamer files{directory};
  for (std::size_t i = 0; i < renamings.size(); ++i) {
    try {
      files.rename(renamings[i]);
    } catch (const std::exception& error) {
      throw command_error{fmt::format("{} could not be named {}: {}{}", renamings[i].from, renamings[i].to,
                                      error.what(), undo(files, {renamings.data(), i}))};
    }
  }
}

}  // namespace pawl::generator
