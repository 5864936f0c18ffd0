#include "source/file_bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace pawl::generator {

std::optional<std::string> read_file(const std::string& path, std::size_t most) {
  struct closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  errno = 0;
  const std::unique_ptr<std::FILE, closer> file{std::fopen(path.c_str(), "rb")};
  if (!file) return std::nullopt;
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  std::string bytes;
  std::array<char, 1 << 16> piece{};
  while (bytes.size() < most) {
    const std::size_t count = std::fread(piece.data(), 1, std::min(piece.size(), most - bytes.size()), file.get());
    if (count == 0) break;
    bytes.append(piece.data(), count);
  }
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return bytes;
}

}  // namespace pawl::generator
