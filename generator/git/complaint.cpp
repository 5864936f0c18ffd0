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

}  // namespace

git_error text_missing() {
  return git_error{"this clone lacks the texts of that commit",
                   "it is a partial clone, and a build does not use the network: fetch the rest with `git fetch "
                   "--refetch --no-filter`"};
}

git_error complaint(std::string_view errors, int exit_code) {
  if (errors.find("dubious ownership") != std::string_view::npos ||
      errors.find("is owned by someone else") != std::string_view::npos)
    return git_error{"git refuses this repository, because it belongs to another user",
                     fmt::format("if you trust it, `{}`", proposed_command(errors))};
  if (errors.find("not a git repository") != std::string_view::npos)
    return git_error{"this folder lies in no git repository",
                     "build in a clone; sources without one are built without FROZEN_SINCE, the lock file guards them"};
  if (errors.find("must be run in a work tree") != std::string_view::npos)
    return git_error{"this folder lies in a git repository without a work tree",
                     "work in a clone of it, or in one of its worktrees"};
  if (errors.find("promisor remote") != std::string_view::npos) return text_missing();
  const std::string_view line = main_line(errors);
  if (line.empty()) return git_error{fmt::format("git failed with exit code {} and without a word", exit_code)};
  return git_error{fmt::format("git says: {}", line)};
}

}  // namespace pawl::generator
