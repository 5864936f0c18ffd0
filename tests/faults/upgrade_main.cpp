// A program that upgrades its database and ends, for tests that kill it or start many of it at once.
//
//     pawl_upgrade_program <database> [--each] [--runner separate|deferred] [--start-file <file>] [--kill-at-change
//     <n>]
//
// Prints how many migrations it applied. Exit 0; 1 with a message where the upgrade failed.

#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include "faults/connection.hpp"
#include "faults/self_kill.hpp"
#include "faults/upgrade.hpp"
#include "faults/wrong_runners.hpp"

namespace {

using namespace pawl::faults;

struct arguments {
  std::string database;
  pawl::transaction_scope scope = pawl::transaction_scope::whole;
  runner run = right_runner;
  std::string start_file;
  std::size_t kill_at = 0;
};

arguments parse(int count, char** values) {
  arguments result;
  result.database = values[1];
  for (int i = 2; i < count; ++i) {
    const std::string name = values[i];
    if (name == "--each") {
      result.scope = pawl::transaction_scope::each;
      continue;
    }
    const std::string value = ++i < count ? values[i] : "";
    if (name == "--runner") result.run = value == "separate" ? separate_history_runner : deferred_runner;
    if (name == "--start-file") result.start_file = value;
    if (name == "--kill-at-change") result.kill_at = std::stoul(value);
  }
  return result;
}

/// All starters are let go at once.
void wait_for(const std::string& file) {
  while (!file.empty() && !std::filesystem::exists(file)) std::this_thread::sleep_for(std::chrono::microseconds{200});
}

std::size_t upgrade_database(const arguments& arguments) {
  const pawl::test::test_set set = set_of(notes_upgrade());
  if (arguments.kill_at > 0) kill_self_at_change(arguments.kill_at);
  wait_for(arguments.start_file);
  const connection db = open_database(arguments.database);
  std::size_t reported = 0;
  return arguments.run(db.get(), set, arguments.scope, reported);
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
