#include "faults/rehearsal.hpp"

#include <exception>

#include "faults/survivor.hpp"

namespace pawl::faults {
namespace {

constexpr const char* database_file = "application.db";

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
  verdict result = start_next(run, disk, attempt.reported);
  result.fault_came = fault_came;
  return result;
}

verdict rehearsal::start_next(const runner& run, simulated_disk& disk, std::size_t reported) const try {
  fault_vfs vfs{disk};
  const connection db = open_as_application(vfs);
  verdict result = examine(db.get(), reported);
  if (!result.problem.empty() && !result.missing) return result;
  const attempt attempt = try_upgrade(run, db.get(), set_, conditions_.scope);
  if (!attempt.succeeded) return {"the next start fails: " + attempt.message};
  const finding found = oracle_.examine(db.get());
  if (!found.problem.empty()) return {"after the next start: " + found.problem};
  if (found.step != oracle_.last_step()) return {"the next start does not finish"};
  return result;
} catch (const std::exception& failure) {
  return {std::string{"the next start cannot open it: "} + failure.what()};
}

verdict rehearsal::examine(sqlite3* db, std::size_t reported) const {
  const finding found = oracle_.examine(db);
  if (!found.problem.empty()) return {found.problem};
  const bool between = found.step != upgrade_.applied && found.step != oracle_.last_step();
  if (between && conditions_.scope == transaction_scope::whole) return {"half an upgrade"};
  if (found.step >= reported) return {};
  return {"step " + std::to_string(reported) + " was reported and step " + std::to_string(found.step) + " is there",
          true};
}

verdict rehearsal::survive(const runner& run, trouble& trouble) const {
  simulated_disk disk{prepared_};
  fault_vfs vfs{disk};
  const connection db = open_as_application(vfs);
  trouble.begin(vfs);
  const attempt attempt = try_upgrade(run, db.get(), set_, conditions_.scope);
  verdict result;
  result.fault_came = trouble.end(vfs);
  const survivor survivor{db.get(), set_, conditions_.scope, upgrade_.applied};
  result.problem = examine_survivor(survivor, attempt, oracle_, run);
  if (result.problem.empty() && !attempt.succeeded && !trouble.explains(attempt.code)) {
    result.problem = "code " + std::to_string(attempt.code) + " hides the cause: " + attempt.message;
  }
  return result;
}

}  // namespace pawl::faults
