#include "guard/lock_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "guard/lock_line.hpp"
#include "source/file_bytes.hpp"

namespace pawl::generator {

namespace {

constexpr std::string_view first_line = "# pawl lock 1";
constexpr std::string_view any_first_line = "# pawl lock ";

constexpr std::string_view syntax_hint =
    "`pawl freeze` writes this file; restore it with `git checkout`, or mend the line";

class lock_reader {
 public:
  lock_reader(const std::string& path, diagnostics& found) : found_{found} { lock_.path = path; }

  std::optional<lock_file> read(std::string_view bytes);

 private:
  bool read_first_line(std::string_view line);
  void read_line(std::string_view line);
  void add(lock_entry entry, std::string_view line);
  void report(std::string_view id, std::string_view line, std::string message, std::string_view hint,
              std::vector<note> notes = {});

  lock_file lock_;
  diagnostics& found_;
  std::map<std::pair<version, pawl::dialect>, std::uint32_t> lines_;
  std::uint32_t line_ = 0;
  std::size_t problems_ = 0;
  bool conflict_ = false;
};

std::optional<lock_file> lock_reader::read(std::string_view bytes) {
  do {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++line_;
    if (line_ == 1 && !read_first_line(line)) return std::nullopt;
    if (line_ > 1) read_line(line);
  } while (!bytes.empty());
  if (problems_ != 0) return std::nullopt;
  return std::move(lock_);
}

bool lock_reader::read_first_line(std::string_view line) {
  if (line == first_line) return true;
  if (line.starts_with("<<<<<<<")) {
    read_line(line);
  } else if (line.starts_with(any_first_line)) {
    report("lock-version", line, "this lock file was written by a newer pawl", "build with the pawl that wrote it");
  } else {
    report("lock-syntax", line, fmt::format("the first line is not `{}`", first_line), syntax_hint);
  }
  return false;
}

void lock_reader::read_line(std::string_view line) {
  if (line.empty()) return;
  for (const std::string_view marker : {"<<<<<<<", "|||||||", "=======", ">>>>>>>"}) {
    if (!line.starts_with(marker)) continue;
    if (!std::exchange(conflict_, true))
      report("lock-conflict", line, "the lock file holds a merge conflict",
             "keep the lines of both sides and remove the markers; the build then says what does not fit");
    return;
  }
  lock_line read = read_lock_line(line);
  if (read.problem.empty()) return add(std::move(read.entry), line);
  const bool algorithm = read.id == "lock-algorithm";
  report(read.id, line, std::move(read.problem),
         algorithm ? "build with the pawl that wrote it, or mend the line" : syntax_hint);
}

void lock_reader::add(lock_entry entry, std::string_view line) {
  const auto [first, inserted] = lines_.try_emplace({entry.version, entry.dialect}, line_);
  // Both sides of a conflict hold the same lines; the marker said enough.
  if (!inserted && !conflict_)
    report("lock-syntax", line,
           fmt::format("version {} stands there twice for {}", entry.version.text(), to_string(entry.dialect)),
           "keep one of the two lines", {{{.file = lock_.path, .line = first->second}, "the first one is here"}});
  entry.line = line_;
  lock_.entries.push_back(std::move(entry));
}

void lock_reader::report(std::string_view id, std::string_view line, std::string message, std::string_view hint,
                         std::vector<note> notes) {
  constexpr std::size_t longest = 400;
  constexpr std::size_t most = 20;
  if (problems_++ >= most) return;
  found_.add({.id = id,
              .where = {.file = lock_.path, .line = line_, .source_line = std::string{line.substr(0, longest)}},
              .message = std::move(message),
              .hint = std::string{hint},
              .notes = std::move(notes)});
}

std::optional<lock_file> unreadable(const std::string& path, const std::string& why, diagnostics& found) {
  found.add({.id = "unreadable-file",
             .where = {.file = path},
             .message = "cannot read the lock file: " + why,
             .hint = "it is a text file beside the migrations, committed with them"});
  return std::nullopt;
}

}  // namespace

std::optional<lock_file> parse_lock(const std::string& path, std::string_view bytes, diagnostics& found) {
  return lock_reader{path, found}.read(bytes);
}

std::optional<lock_file> read_lock(const std::string& path, diagnostics& found) {
  namespace fs = std::filesystem;
  constexpr std::uintmax_t largest = std::uintmax_t{64} << 20;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    // Nothing would be frozen where a checkout lacks what it points at.
    if (fs::is_symlink(fs::symlink_status(path, error)))
      return unreadable(path, "it is a symbolic link that leads nowhere", found);
    return lock_file{.path = path, .entries = {}};
  }
  if (error) return unreadable(path, error.message(), found);
  if (!fs::is_regular_file(status)) return unreadable(path, "it is no regular file", found);
  if (fs::file_size(path, error) > largest) return unreadable(path, "it is larger than 64 MiB", found);
  const auto bytes = read_file(path);
  if (!bytes) return unreadable(path, std::generic_category().message(errno), found);
  return parse_lock(path, *bytes, found);
}

std::string print_lock(const lock_file& lock) {
  std::vector<const lock_entry*> sorted;
  for (const lock_entry& entry : lock.entries) sorted.push_back(&entry);
  std::stable_sort(sorted.begin(), sorted.end(), [](const lock_entry* a, const lock_entry* b) {
    if (a->version != b->version) return a->version < b->version;
    return a->dialect < b->dialect;
  });
  std::string text{first_line};
  text += '\n';
  for (const lock_entry* entry : sorted) text += print_lock_line(*entry);
  return text;
}

}  // namespace pawl::generator
