#pragma once

/// What git knows of a folder. However many files it holds, each question is one process.
///
///     const repository git{"migrations"};
///     const auto commit = git.commit_of("origin/main");
///     for (const auto& file : git.files(commit, git.prefix())) ...
///
/// Every function throws `git_error`, which says what is missing and how to mend it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "git/git_program.hpp"

namespace pawl::generator {

/// A file of a commit. Folders, submodules and symbolic links are none.
struct git_file {
  /// From the top of the repository.
  std::string path;
  /// The id of its bytes.
  std::string blob;
};

struct git_commit {
  std::string id;
  /// `2026-01-31`: when it was made.
  std::string date;
  std::string subject;
};

/// What a commit did to a file.
struct git_change {
  /// An index into `git_history::commits`.
  std::size_t commit = 0;
  git_file file;
  /// Whether the file was not there before.
  bool added = false;
};

/// Newest first.
struct git_history {
  std::vector<git_commit> commits;
  std::vector<git_change> changes;
};

/// A commit's id as people write it.
std::string short_id(std::string_view id);

class repository {
 public:
  static constexpr std::chrono::seconds usual_limit{60};

  /// The repository that `folder` lies in.
  explicit repository(const std::string& folder, std::chrono::milliseconds limit = usual_limit);

  /// The folder's path from the top of the repository, with a `/` at its end; empty for the top itself.
  const std::string& prefix() const noexcept { return prefix_; }
  /// Whether history ends early here, because it was not fetched whole.
  bool is_shallow() const noexcept { return shallow_; }

  /// The id of the commit that `ref` names.
  std::string commit_of(const std::string& ref) const;
  /// The id of the newest commit that both `HEAD` and `commit` come from; no value where there is none. In a shallow
  /// clone that does not have it, nobody knows.
  std::optional<std::string> fork_point(const std::string& commit) const;

  /// The files below a folder in a commit; all of the commit for an empty `prefix`.
  std::vector<git_file> files(const std::string& commit, const std::string& prefix) const;
  /// The bytes of each.
  std::vector<std::string> read(std::span<const git_file> files) const;
  /// The ids that the bytes of files on the disk would have, at full paths.
  std::vector<std::string> blobs_of(std::span<const std::string> paths) const;

  /// What became of the files below `prefixes` up to these commits; one that does not exist counts for nothing.
  git_history history(const std::vector<std::string>& commits, const std::vector<std::string>& prefixes) const;

  /// The paths of files, from the top, that git tracks in the folder: all, or those that a sparse checkout leaves out.
  std::vector<std::string> tracked() const;
  std::vector<std::string> left_out() const;

  /// The files and folders of git's that change when `ref` comes to name another commit, as far as it is a plain name.
  std::vector<std::string> files_behind(const std::string& ref) const;

  /// Renames a tracked file or folder; both paths are full, or relative to the folder of this object.
  void move(const std::string& from, const std::string& to) const;

 private:
  git_answer ask(const std::vector<std::string>& arguments, const std::string& input = {}) const;
  git_error unknown(const std::string& ref) const;
  git_error ambiguous(const std::string& ref) const;
  bool is_there(const std::string& ref) const;
  std::string lost_commit(const std::string& ref) const;
  std::string fetch_command() const;

  git_program git_;
  std::string prefix_;
  /// Where refs lie: not in a worktree's own folder.
  std::string common_folder_;
  std::string own_folder_;
  bool shallow_ = false;
};

}  // namespace pawl::generator
