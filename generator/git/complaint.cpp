#include "git/complaint.hpp"

#include <fmt/format.h>

#include "git/split.hpp"

namespace pawl::generator {

namespace {

/// The first line that tells what went wrong, without `fatal: `.
std::string_view main_line(std::string_view errors) {
  std::string_view first;
  for (std::string_view line : split(errors, '\n')) {
    if (line.starts_with("fatal: ")) return line.substr(7);
    if (first.empty()) first = line;
  }
  return first;
}

/// `git config --global --add safe.directory /srv/notes`, as git itself proposes it.
std::string proposed_command(std::string_view errors) {
  for (std::string_view line : split(errors, '\n')) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.starts_with("git config")) return std::string{line};
  }
  return "git config --global --add safe.directory <folder>";
}

bool holds(std::string_view errors, std::string_view words) { return errors.find(words) != std::string_view::npos; }

/// git found no repository, or not the one that a file `.git` names.
git_error no_repository(std::string_view errors) {
  constexpr std::string_view named = "not a git repository: ";
  const std::string_view line = main_line(errors);
  if (line.starts_with(named))
    return git_error{fmt::format("the repository that a file .git names is not there: {}", line.substr(named.size())),
                     "in a container, mount it too; after a move, `git worktree repair` in the repository mends it"};
  if (holds(errors, "GIT_DISCOVERY_ACROSS_FILESYSTEM"))
    return git_error{"this folder's file system holds no git repository above it",
                     "set GIT_DISCOVERY_ACROSS_FILESYSTEM=1 to look further up"};
  return git_error{"this folder lies in no git repository",
                   "build in a clone; sources without one are built without FROZEN_SINCE, the lock file guards them"};
}

}  // namespace

git_error text_missing() {
  return git_error{"this clone lacks the texts of that commit",
                   "a partial clone gets them when they are needed, and a build does not use the network: fetch them "
                   "with `git fetch --refetch --no-filter`;\nin a clone that is not partial, `git fsck` tells what is "
                   "damaged"};
}

git_error complaint(std::string_view errors, int exit_code) {
  if (holds(errors, "dubious ownership") || holds(errors, "is owned by someone else"))
    return git_error{"git refuses this repository, because it belongs to another user",
                     fmt::format("if you trust it, `{}`", proposed_command(errors))};
  if (holds(errors, "not a git repository")) return no_repository(errors);
  if (holds(errors, "git repo version") || holds(errors, "unknown repository extension"))
    return git_error{"this repository needs a newer git than the one in PATH", "update git"};
  if (holds(errors, "must be run in a work tree"))
    return git_error{"this folder lies in a git repository without a work tree",
                     "work in a clone of it, or in one of its worktrees"};
  if (holds(errors, "promisor remote")) return text_missing();
  const std::string_view line = main_line(errors);
  if (line.empty()) return git_error{fmt::format("git failed with exit code {} and without a word", exit_code)};
  return git_error{fmt::format("git says: {}", line)};
}

}  // namespace pawl::generator
