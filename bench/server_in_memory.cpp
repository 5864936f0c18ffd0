#include "server_in_memory.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "support/postgresql_server.hpp"

namespace pawl::bench {
namespace {

constexpr const char* memory_folder = "/dev/shm";
constexpr std::uintmax_t room_needed = 1U << 30U;

bool has_room(const char* folder) {
  std::error_code failed;
  const std::filesystem::space_info space = std::filesystem::space(folder, failed);
  return !failed && space.available >= room_needed;
}

}  // namespace

void keep_server_in_memory() {
  if (!has_room(memory_folder)) return;
  const char* const named = std::getenv("TMPDIR");
  const std::optional<std::string> before = named == nullptr ? std::nullopt : std::optional<std::string>{named};
  setenv("TMPDIR", memory_folder, 1);
  test::test_database::host();
  if (before)
    setenv("TMPDIR", before->c_str(), 1);
  else
    unsetenv("TMPDIR");
}

}  // namespace pawl::bench
