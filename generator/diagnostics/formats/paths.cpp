#include "diagnostics/formats/paths.hpp"

#include <filesystem>
#include <system_error>

namespace pawl::generator {

std::string from_root(const std::string& file, const std::string& root) {
  namespace fs = std::filesystem;
  if (file.empty()) return file;
  std::error_code unknown;
  const fs::path full = fs::absolute(file, unknown).lexically_normal();
  // The file itself may be a link: it is known by the name that it has here.
  const fs::path folder = fs::weakly_canonical(full.parent_path(), unknown);
  if (unknown) return full.string();
  const std::string path = (folder / full.filename()).lexically_relative(root).string();
  return path.empty() || path == ".." || path.starts_with("../") ? full.string() : path;
}

}  // namespace pawl::generator
