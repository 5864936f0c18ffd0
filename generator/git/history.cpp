#include <algorithm>

#include "git/repository.hpp"
#include "git/split.hpp"

namespace pawl::generator {

namespace {

/// A commit's line begins with this byte, a change's with a colon.
constexpr char commit_mark = '\x01';

git_error not_understood() { return git_error{"git answered a history that pawl does not understand"}; }

/// Reads `<mark><id> NUL <date> NUL <subject> NUL` and `:<modes> <blobs> <status> NUL <path> NUL`.
class history_reader {
 public:
  explicit history_reader(std::string_view answer) : pieces_{split(answer, '\0')} {}

  git_history read() {
    while (next_ < pieces_.size()) {
      std::string_view piece = take();
      piece.remove_prefix(std::min(piece.find_first_not_of('\n'), piece.size()));
      if (piece.empty()) continue;
      if (piece.front() == commit_mark)
        read_commit(piece.substr(1));
      else if (piece.front() == ':')
        read_change(piece);
      else
        throw not_understood();
    }
    return std::move(history_);
  }

 private:
  std::string_view take() {
    if (next_ == pieces_.size()) throw not_understood();
    return pieces_[next_++];
  }

  void read_commit(std::string_view id) {
    git_commit commit{.id = std::string{id}, .date = {}, .subject = {}};
    commit.date = take();
    commit.subject = take();
    history_.commits.push_back(std::move(commit));
  }

  void read_change(std::string_view head) {
    const std::vector<std::string_view> parts = split(head, ' ');
    const std::string_view path = take();
    if (parts.size() != 5 || history_.commits.empty()) throw not_understood();
    if (!parts[1].starts_with("100")) return;
    history_.changes.push_back({.commit = history_.commits.size() - 1,
                                .file = {.path = std::string{path}, .blob = std::string{parts[3]}},
                                .added = parts[4] == "A"});
  }

  std::vector<std::string_view> pieces_;
  std::size_t next_ = 0;
  git_history history_;
};

}  // namespace

git_history repository::history(const std::vector<std::string>& commits,
                                const std::vector<std::string>& prefixes) const {
  std::vector<std::string> arguments{"log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff"};
  arguments.insert(arguments.end(), {"--no-textconv", "-O/dev/null", "--no-mailmap", "--no-notes", "--encoding=UTF-8",
                                     "--format=%x01%H%x00%cs%x00%s", "--ignore-missing"});
  arguments.insert(arguments.end(), commits.begin(), commits.end());
  arguments.emplace_back("--");
  for (const std::string& prefix : prefixes) arguments.push_back(prefix.empty() ? ":(top)" : ":(top,literal)" + prefix);
  return history_reader{ask(arguments).output}.read();
}

}  // namespace pawl::generator
