#include "faults/rehearsal.hpp"

#include <exception>

#include "faults/survivor.hpp"

namespace pawl::faults {
namespace {

constexpr const char* database_file = "application.db";

/// Whether the code is one that this cause ends in. SQLite may pass over the first of several I/O errors (a journal
/// that does not open) and stop at the next: that is its own choice of a first cause.
bool comes_from(int code, int cause) {
  const auto is_io = [](int value) { return (value & 0xff) == SQLITE_IOERR || value == SQLITE_CANTOPEN; };
  return is_io(cause) ? is_io(code) : (code & 0xff) == (cause & 0xff);
}

}  // namespace

rehearsal::rehearsal(const upgrade& upgrade, conditions conditions)
    : upgrade_{upgrade}, conditions_{std::move(conditions)}, set_{set_of(upgrade)}, oracle_{upgrade, set_} {
  fault_vfs vfs{prepared_};
  const connection db = open_as_application(vfs);
  if (upgrade.applied > 0) {
    std::size_t reported = 0;
    right_runner(db.get(), set_of(upgrade, upgrade.applied), conditions_.scope, reported);
    execute(db.get(), upgrade.rows);
  }
  prepared_.sync_everything();
}

connection rehearsal::open_as_application(const fault_vfs& vfs) const {
  connection db = open_database(database_file, vfs.name());
  execute(db.get(), "PRAGMA journal_mode = " + conditions_.journal_mode);
  execute(db.get(), "PRAGMA synchronous = " + conditions_.synchronous);
  execute(db.get(), upgrade_.settings);
  return db;
}

verdict rehearsal::crash(const runner& run, fault fault, std::optional<std::uint64_t> power_loss) const {
  simulated_disk disk{prepared_};
  attempt attempt;
  bool fault_came = false;
  {
    fault_vfs vfs{disk};
    const connection db = open_as_application(vfs);
    vfs.arm(fault);
    attempt = try_upgrade(run, db.get(), set_, conditions_.scope);
    fault_came = vfs.fault_came();
    vfs.kill_now();
  }
  if (power_loss) disk.lose_power(*power_loss);
  fault_vfs vfs{disk};
  verdict result;
  try {
    const connection db = open_as_application(vfs);
    result = examine(db.get(), attempt.reported);
    if (result.problem.empty() || result.missing) {
      const faults::attempt second = try_upgrade(run, db.get(), set_, conditions_.scope);
      if (!second.succeeded)
        result = {"the next start fails: " + second.message};
      else if (oracle_.examine(db.get()).step != oracle_.last_step())
        result = {"the next start does not finish"};
    }
  } catch (const std::exception& failure) {
    result = {std::string{"the next start cannot open it: "} + failure.what()};
  }
  result.fault_came = fault_came;
  return result;
}

verdict rehearsal::examine(sqlite3* db, std::size_t reported) const {
  const finding found = oracle_.examine(db);
  if (!found.problem.empty()) return {found.problem};
  const bool between = found.step != upgrade_.applied && found.step != oracle_.last_step();
  if (between && conditions_.scope == transaction_scope::whole) return {"half an upgrade"};
  if (found.step < reported) {
    return {"step " + std::to_string(reported) + " was reported and step " + std::to_string(found.step) + " is there",
            true};
  }
  return {};
}

verdict rehearsal::survive(const runner& run, fault fault) const {
  simulated_disk disk{prepared_};
  fault_vfs vfs{disk};
  const connection db = open_as_application(vfs);
  vfs.arm(fault);
  const attempt attempt = try_upgrade(run, db.get(), set_, conditions_.scope);
  verdict result;
  result.fault_came = vfs.fault_came();
  const int cause = vfs.first_failure();
  vfs.disarm();
  const survivor survivor{db.get(), set_, conditions_.scope, upgrade_.applied};
  result.problem = examine_survivor(survivor, attempt, oracle_, run);
  if (result.problem.empty() && !attempt.succeeded && !comes_from(attempt.code, cause)) {
    result.problem = "code " + std::to_string(attempt.code) + " hides the cause, " + std::to_string(cause);
  }
  return result;
}

}  // namespace pawl::faults
