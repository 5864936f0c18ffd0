#include "git/repository.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "diagnostics/suggest.hpp"
#include "git/complaint.hpp"
#include "git/split.hpp"

namespace pawl::generator {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view rubbish = "git answered what pawl does not understand";

bool is_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string id_in(std::string_view answer) {
  const std::string_view id = answer.substr(0, answer.find('\n'));
  if (!is_id(id)) throw git_error{std::string{rubbish}};
  return std::string{id};
}

/// One entry of ls-tree: `100644 blob <id>\t<path>`; no value for what is no regular file.
std::optional<git_file> read_tree_entry(std::string_view entry) {
  const std::size_t tab = entry.find('\t');
  const std::vector<std::string_view> parts = split(entry.substr(0, tab), ' ');
  if (tab == std::string_view::npos || parts.size() != 3 || !is_id(parts[2])) throw git_error{std::string{rubbish}};
  if (!parts[0].starts_with("100")) return std::nullopt;
  return git_file{std::string{entry.substr(tab + 1)}, std::string{parts[2]}};
}

/// Takes one object off the front of what cat-file answered.
std::string take_object(std::string_view& answer, const git_file& file) {
  const std::size_t end = answer.find('\n');
  const std::vector<std::string_view> head = split(answer.substr(0, end), ' ');
  if (head.size() == 2 && head[1] == "missing") throw text_missing();
  std::size_t size = 0;
  const bool sound = end != std::string_view::npos && head.size() == 3 && head[0] == file.blob && head[1] == "blob" &&
                     std::from_chars(head[2].begin(), head[2].end(), size).ec == std::errc{};
  if (!sound || answer.size() - end < size + 2) throw git_error{std::string{rubbish}};
  std::string bytes{answer.substr(end + 1, size)};
  answer.remove_prefix(end + 1 + size + 1);
  return bytes;
}

std::string joined_lines(std::span<const std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace

std::string short_id(std::string_view id) { return std::string{id.substr(0, 10)}; }

repository::repository(const std::string& folder, std::chrono::milliseconds limit) : git_{folder, limit} {
  const git_answer answer = ask({"rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--absolute-git-dir",
                                 "--git-common-dir", "--show-prefix"});
  const std::vector<std::string_view> lines = split(answer.output, '\n');
  if (lines.size() < 5 || (lines[0] != "true" && lines[0] != "false")) throw git_error{std::string{rubbish}};
  // What an old git does not know, it repeats.
  if (lines[1].starts_with("--")) throw git_error{"this git is too old", "pawl needs git 2.15 or newer"};
  if (lines.size() > 5)
    throw git_error{"the path of this folder, or of its repository, has a line break in it", "rename the folder"};
  if (lines[0] == "false")
    throw git_error{"this folder lies in a git repository without a work tree",
                    "work in a clone of it, or in one of its worktrees"};
  shallow_ = lines[1] == "true";
  own_folder_ = lines[2];
  common_folder_ = (fs::canonical(folder) / lines[3]).lexically_normal().string();
  prefix_ = lines[4];
}

git_answer repository::ask(const std::vector<std::string>& arguments, const std::string& input) const {
  git_answer answer = git_.run(arguments, input);
  if (!answer.ok()) throw complaint(answer.errors, answer.exit_code);
  return answer;
}

std::string repository::commit_of(const std::string& ref) const {
  if (ref.empty() || ref.starts_with('-') || ref.find('\n') != std::string::npos)
    throw git_error{"a commit's name is not empty and does not begin with `-`",
                    "name a branch, a tag or a commit, such as origin/main or v1.0.0"};
  const git_answer answer = git_.run({"rev-parse", "--verify", ref + "^{commit}"});
  // git would take one of them: whoever pushes a tag of a branch's name would choose what is frozen.
  if (answer.errors.find("' is ambiguous") != std::string::npos) throw ambiguous(ref);
  // `^main` is a revision too, and none that anybody can mean here.
  if (answer.exit_code == 1 || answer.output.starts_with('^') ||
      answer.errors.find("Needed a single revision") != std::string::npos)
    throw unknown(ref);
  if (!answer.ok()) throw complaint(answer.errors, answer.exit_code);
  return id_in(answer.output);
}

/// Fetches everything, also where the clone was told to follow one branch alone.
std::string repository::fetch_command() const {
  return fmt::format("`git fetch {}--tags origin '+refs/heads/*:refs/remotes/origin/*'`",
                     shallow_ ? "--unshallow " : "");
}

git_error repository::ambiguous(const std::string& ref) const {
  const git_answer answer = git_.run({"for-each-ref", "--format=%(refname)"});
  std::string names;
  for (const std::string_view name : split(answer.output, '\n'))
    if (name.ends_with('/' + ref)) names.append(names.empty() ? "" : ", ").append(name);
  return git_error{fmt::format("{} names more than one thing in this repository", ref),
                   names.empty() ? "write it in full" : "write in full what you mean: " + names};
}

/// The commit that `ref` names, where it is not there; empty where that is not what is wrong.
std::string repository::lost_commit(const std::string& ref) const {
  const git_answer named = git_.run({"rev-parse", "--verify", "--quiet", ref});
  const std::string id = named.output.substr(0, named.output.find('\n'));
  return is_id(id) && !id.starts_with(ref) && !git_.run({"cat-file", "-t", id}).ok() ? id : "";
}

bool repository::is_there(const std::string& ref) const {
  return git_.run({"rev-parse", "--verify", "--quiet", ref + "^{commit}"}).ok();
}

git_error repository::unknown(const std::string& ref) const {
  constexpr const char* name_one = "name a branch, a tag or a commit, such as origin/main or v1.0.0";
  if (ref.find("..") != std::string::npos)
    return git_error{fmt::format("{} is a range, and names no commit", ref), name_one};
  if (const std::string lost = lost_commit(ref); !lost.empty())
    return git_error{fmt::format("{} is {}, which is not there", ref, short_id(lost)),
                     "this repository is damaged, or borrows from one that is gone: `git fsck` tells more"};
  if (shallow_)
    return git_error{
        fmt::format("this clone is shallow, and does not have {}", ref),
        fmt::format("fetch it with {};\nin a CI job, ask for the whole history (`fetch-depth: 0`)", fetch_command())};
  // No fetch brings parents that there never were.
  const auto at = ref.find("^{") == std::string::npos ? ref.find_first_of("~^") : std::string::npos;
  if (at != std::string::npos && at != 0 && is_there(ref.substr(0, at)))
    return git_error{fmt::format("{} names no commit: {} has no such parent", ref, ref.substr(0, at)), name_one};
  const git_answer answer = git_.run({"for-each-ref", "--format=%(refname:short)"});
  const std::vector<std::string_view> known = split(answer.output, '\n');
  const auto meant = closest(ref, known);
  return git_error{fmt::format("this repository has no branch, tag or commit {}", ref),
                   fmt::format("{}fetch it with {}", meant ? fmt::format("did you mean {}? If not, ", *meant) : "",
                               fetch_command())};
}

std::optional<std::string> repository::fork_point(const std::string& commit) const {
  const git_answer answer = git_.run({"merge-base", "HEAD", commit});
  if (!answer.ok() && shallow_)
    throw git_error{"this clone is shallow, and does not show what this branch and that commit have in common",
                    "fetch the rest with " + fetch_command()};
  // Without a commit of its own, or without one in common.
  if (!answer.ok()) return std::nullopt;
  return id_in(answer.output);
}

std::vector<git_file> repository::files(const std::string& commit, const std::string& prefix) const {
  std::vector<std::string> arguments{"ls-tree", "-r", "-z", "--full-tree", commit};
  if (!prefix.empty()) arguments.insert(arguments.end(), {"--", prefix});
  const git_answer answer = ask(arguments);
  std::vector<git_file> files;
  for (const std::string_view entry : split(answer.output, '\0'))
    if (auto file = read_tree_entry(entry)) files.push_back(std::move(*file));
  return files;
}

std::vector<std::string> repository::read(std::span<const git_file> files) const {
  if (files.empty()) return {};
  std::string wanted;
  for (const git_file& file : files) wanted += file.blob + '\n';
  const git_answer answer = ask({"cat-file", "--batch"}, wanted);
  std::string_view rest = answer.output;
  std::vector<std::string> texts;
  for (const git_file& file : files) texts.push_back(take_object(rest, file));
  return texts;
}

std::vector<std::string> repository::blobs_of(std::span<const std::string> paths) const {
  const git_answer answer = ask({"hash-object", "--no-filters", "--stdin-paths"}, joined_lines(paths));
  const std::vector<std::string_view> ids = split(answer.output, '\n');
  if (ids.size() != paths.size()) throw git_error{std::string{rubbish}};
  return {ids.begin(), ids.end()};
}

std::vector<std::string> repository::tracked() const {
  const git_answer answer = ask({"ls-files", "-z", "--full-name"});
  const std::vector<std::string_view> paths = split(answer.output, '\0');
  return {paths.begin(), paths.end()};
}

std::vector<std::string> repository::left_out() const {
  std::vector<std::string> paths;
  const git_answer answer = ask({"ls-files", "-z", "-t", "--full-name"});
  for (const std::string_view line : split(answer.output, '\0'))
    if (line.starts_with("S ")) paths.emplace_back(line.substr(2));
  return paths;
}

void repository::move(const std::string& from, const std::string& to) const { ask({"mv", "--", from, to}); }

}  // namespace pawl::generator
