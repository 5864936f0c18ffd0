#include "emit/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "source/file_bytes.hpp"

namespace pawl::generator {
namespace {

[[noreturn]] void fail(const std::string& path, std::string_view what) {
  throw std::system_error{errno, std::generic_category(), fmt::format("cannot {} {}", what, path)};
}

/// A file under a temporary name beside its final one; gone again unless it was renamed.
class staged_file {
 public:
  explicit staged_file(const output_file& file)
      : path_{file.path}, temporary_{fmt::format("{}.{}.tmp", file.path, ::getpid())} {
    make_folder();
    open();
    write(file.content);
    if (::fsync(descriptor_) != 0) fail(path_, "write");
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(path_, "write");
  }
  staged_file(staged_file&& other) noexcept
      : path_{std::move(other.path_)},
        temporary_{std::exchange(other.temporary_, {})},
        descriptor_{std::exchange(other.descriptor_, -1)} {}
  staged_file& operator=(staged_file&&) = delete;
  ~staged_file() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  void publish() {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "write");
    temporary_.clear();
  }

 private:
  void make_folder() const {
    const auto folder = std::filesystem::path{path_}.parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error) throw std::system_error{error, fmt::format("cannot create {}", folder.string())};
  }

  void open() {
    // Whatever has our process id in its name was left by a process that is gone.
    ::unlink(temporary_.c_str());
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
      const auto error = errno;
      temporary_.clear();
      errno = error;
      fail(path_, "create");
    }
  }

  void write(std::string_view content) {
    while (!content.empty()) {
      const auto written = ::write(descriptor_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_, "write");
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  std::string path_;
  std::string temporary_;
  int descriptor_ = -1;
};

}  // namespace

void write_files(std::span<const output_file> files, write_mode mode) {
  std::vector<staged_file> staged;
  for (const auto& file : files) {
    if (mode == write_mode::if_changed && read_file(file.path) == file.content) continue;
    staged.emplace_back(file);
  }
  for (auto& file : staged) file.publish();
}

void create_file(const output_file& file) {
  struct closer {
    void operator()(std::FILE* open) const noexcept { std::fclose(open); }
  };
  // C's "x": fails where the file exists.
  const std::unique_ptr<std::FILE, closer> created{std::fopen(file.path.c_str(), "wxb")};
  if (!created) fail(file.path, "create");
  const bool written = std::fwrite(file.content.data(), 1, file.content.size(), created.get()) == file.content.size();
  if (!written || std::fflush(created.get()) != 0) fail(file.path, "write");
}

}  // namespace pawl::generator
