#include <filesystem>

#include "git/repository.hpp"
#include "git/split.hpp"

namespace pawl::generator {

namespace {

namespace fs = std::filesystem;

/// The file; the nearest folder above it where it is not there, which changes when it comes.
std::string nearest(fs::path path) {
  std::error_code error;
  while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  return path.string();
}

}  // namespace

std::vector<std::string> repository::files_behind(const std::string& ref) const {
  // `origin/main~3` moves with origin/main.
  std::string name = ref.substr(0, ref.find_first_of("~^@:"));
  if (name.empty()) name = "HEAD";
  const git_answer answer = git_.run({"rev-parse", "--symbolic-full-name", "--verify", "--quiet", name});
  std::vector<std::string> files;
  if (name == "HEAD") files.push_back(nearest(fs::path{own_folder_} / "HEAD"));
  const std::vector<std::string_view> lines = split(answer.output, '\n');
  const std::string full{lines.empty() ? std::string_view{} : lines.front()};
  if (!full.starts_with("refs/")) return files;
  const fs::path common{common_folder_};
  std::error_code error;
  if (fs::exists(common / "reftable", error)) return {(common / "reftable/tables.list").string()};
  files.push_back(nearest(common / full));
  if (fs::exists(common / "packed-refs", error)) files.push_back((common / "packed-refs").string());
  return files;
}

}  // namespace pawl::generator
