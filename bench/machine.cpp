#include "machine.hpp"

#include <unistd.h>

#include <fstream>
#include <thread>

#include <sqlite3.h>

#ifdef PAWL_WITH_POSTGRESQL
#include "child_process.hpp"
#include "support/postgresql_programs.hpp"
#endif

namespace pawl::bench {
namespace {

std::string processor() {
  std::ifstream file{"/proc/cpuinfo"};
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

/// `; PostgreSQL 15.18`, where it is measured.
std::string postgresql_version() {
#ifdef PAWL_WITH_POSTGRESQL
  // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)
  const std::string said = run_child({test::postgresql_program("postgres").string(), "--version"}).output;
  const std::size_t begin = said.find(") ") + 2;
  return "; PostgreSQL " + said.substr(begin, said.find_first_of(" \n", begin) - begin);
#else
  return "";
#endif
}

}  // namespace

std::string describe_machine() {
  const long long gigabyte = 1LL << 30;
  const long long memory = sysconf(_SC_PHYS_PAGES) * static_cast<long long>(sysconf(_SC_PAGESIZE));
  return processor() + ", " + std::to_string(std::thread::hardware_concurrency()) + " cores, " +
         std::to_string((memory + gigabyte / 2) / gigabyte) + " GB; " COMPILER_NAME "; SQLite " + sqlite3_libversion() +
         postgresql_version();
}

}  // namespace pawl::bench
