#include "machine.hpp"

#include <unistd.h>

#include <fstream>
#include <thread>

#include <sqlite3.h>

namespace pawl::bench {
namespace {

std::string processor() {
  std::ifstream file{"/proc/cpuinfo"};
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

}  // namespace

std::string describe_machine() {
  const long long gigabyte = 1LL << 30;
  const long long memory = sysconf(_SC_PHYS_PAGES) * static_cast<long long>(sysconf(_SC_PAGESIZE));
  return processor() + ", " + std::to_string(std::thread::hardware_concurrency()) + " cores, " +
         std::to_string((memory + gigabyte / 2) / gigabyte) + " GB; " COMPILER_NAME "; SQLite " + sqlite3_libversion();
}

}  // namespace pawl::bench
