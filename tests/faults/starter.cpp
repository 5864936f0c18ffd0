#include "faults/starter.hpp"

#include <exception>
#include <filesystem>

#include "faults/connection.hpp"
#include "faults/runner.hpp"

namespace pawl::faults {

test::command upgrade_command(const std::string& database, const std::vector<std::string>& more) {
  test::command result{.program = PAWL_UPGRADE_PROGRAM, .arguments = {database}};
  result.arguments.insert(result.arguments.end(), more.begin(), more.end());
  result.timeout = std::chrono::minutes{1};
  return result;
}

upgrade_site::upgrade_site(std::string journal_mode)
    : database_{folder_ / "application.db"},
      journal_mode_{std::move(journal_mode)},
      oracle_{notes_upgrade(), set_of(notes_upgrade())} {
  const connection db = open_database(folder_ / "old.db");
  execute(db.get(), "PRAGMA journal_mode = " + journal_mode_);
  std::size_t reported = 0;
  right_runner(db.get(), set_of(notes_upgrade(), notes_upgrade().applied), transaction_scope::whole, reported);
  execute(db.get(), notes_upgrade().rows);
}

void upgrade_site::restore() const {
  for (const char* suffix : {"-journal", "-wal", "-shm"}) std::filesystem::remove(database_ + suffix);
  std::filesystem::copy_file(folder_ / "old.db", database_, std::filesystem::copy_options::overwrite_existing);
}

void upgrade_site::start_afresh() const {
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(database_ + suffix);
  if (journal_mode_ == "WAL") execute(open_database(database_).get(), "PRAGMA journal_mode = WAL");
}

std::string upgrade_site::finish(bool whole) const try {
  const connection db = open_database(database_);
  const finding before = oracle_.examine(db.get());
  if (!before.problem.empty()) return before.problem;
  const bool between = before.step != notes_upgrade().applied && before.step != oracle_.last_step();
  if (whole && between) return "half an upgrade";
  std::size_t reported = 0;
  right_runner(db.get(), set_of(notes_upgrade()), transaction_scope::whole, reported);
  const finding after = oracle_.examine(db.get());
  if (!after.problem.empty()) return "after the next start: " + after.problem;
  return after.step == oracle_.last_step() ? "" : "the next start does not finish";
} catch (const std::exception& failure) {
  return std::string{"the next start fails: "} + failure.what();
}

}  // namespace pawl::faults
