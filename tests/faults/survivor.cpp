#include "faults/survivor.hpp"

#include <exception>
#include <new>

#include <pawl/error.hpp>

#include "faults/connection.hpp"

namespace pawl::faults {
namespace {

std::string connection_damage(sqlite3* db) {
  if (sqlite3_get_autocommit(db) == 0) return "a transaction was left open";
  if (rows(db, "PRAGMA foreign_keys") != "1\n") return "foreign keys were left off";
  return "";
}

std::string examine_step(const survivor& survivor, const attempt& attempt, const oracle& oracle) {
  const finding found = oracle.examine(survivor.db);
  if (!found.problem.empty()) return found.problem;
  if (attempt.succeeded && found.step != oracle.last_step()) return "a failure was taken for a success";
  if (found.step < attempt.reported) return "a reported step is not there";
  const bool between = found.step != survivor.applied && found.step != oracle.last_step();
  return between && survivor.scope == transaction_scope::whole ? "half an upgrade" : "";
}

std::string try_again(const survivor& survivor, const oracle& oracle, const runner& run) {
  const attempt again = try_upgrade(run, survivor.db, survivor.set, survivor.scope);
  if (!again.succeeded) return "the upgrade fails again: " + again.message;
  const finding found = oracle.examine(survivor.db);
  if (!found.problem.empty()) return "after the second try: " + found.problem;
  return found.step == oracle.last_step() ? "" : "the second try did not finish";
}

}  // namespace

attempt try_upgrade(const runner& run, sqlite3* db, const migration_set& set, transaction_scope scope) {
  attempt result;
  try {
    run(db, set, scope, result.reported);
    result.succeeded = true;
  } catch (const pawl::error& failure) {
    result.code = failure.details().native_code;
    result.message = failure.what();
  } catch (const std::bad_alloc& failure) {
    result.code = SQLITE_NOMEM;
    result.message = failure.what();
  } catch (const std::exception& failure) {
    result.message = failure.what();
  }
  return result;
}

std::string examine_survivor(const survivor& survivor, const attempt& attempt, const oracle& oracle,
                             const runner& run) try {
  std::string problem = connection_damage(survivor.db);
  if (problem.empty()) problem = examine_step(survivor, attempt, oracle);
  if (problem.empty()) problem = try_again(survivor, oracle, run);
  if (problem.empty()) problem = connection_damage(survivor.db);
  return problem.empty()
             ? ""
             : problem + (attempt.succeeded ? " [reported success]" : " [reported: " + attempt.message + "]");
} catch (const std::exception& failure) {
  return std::string{"the connection is unusable: "} + failure.what() + " [reported: " + attempt.message + "]";
}

}  // namespace pawl::faults
