// A program that upgrades its database and ends, for tests that kill it or start many of it at once.
//
//     pawl_postgresql_upgrade_program <connection string> [--runner lockless|separate] [--start-file <file>]
//                                     [--transactional]
//
// Prints how many migrations it applied. Exit 0; 1 with a message where the upgrade failed.

#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include "faults/postgresql/upgrade.hpp"

namespace {

using namespace pawl::faults;

struct arguments {
  std::string database;
  postgresql_runner run = right_runner;
  std::string start_file;
  bool transactional = false;
};

arguments parse(int count, char** values) {
  arguments result;
  result.database = values[1];
  for (int i = 2; i < count; ++i) {
    const std::string name = values[i];
    if (name == "--transactional") {
      result.transactional = true;
      continue;
    }
    const std::string value = ++i < count ? values[i] : "";
    if (name == "--runner" && value == "lockless") result.run = lockless_runner;
    if (name == "--runner" && value == "separate") result.run = separate_history_runner;
    if (name == "--start-file") result.start_file = value;
  }
  return result;
}

std::size_t upgrade_database(const arguments& arguments) {
  const pawl::test::test_set set = arguments.transactional ? transactional_set() : postgresql_set();
  pqxx::connection db{arguments.database};
  // All starters are let go at once.
  while (!arguments.start_file.empty() && !std::filesystem::exists(arguments.start_file)) {
    std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
  std::size_t reported = 0;
  return arguments.run(db, set, reported);
}

}  // namespace

int main(int count, char** values) try {
  if (count < 2) throw std::runtime_error{"which database?"};
  std::cout << upgrade_database(parse(count, values)) << '\n';
  return 0;
} catch (const std::exception& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
