#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "command_line/listing.hpp"
#include "command_line/session.hpp"
#include "command_line/verb.hpp"
#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/repeatables.hpp"
#include "core/runner.hpp"

namespace pawl::commands {
namespace {

outcome did(report report) {
  outcome result;
  if (report.up_to_date()) result.notes.emplace_back("nothing to do");
  result.steps = std::move(report.steps);
  return result;
}

outcome run_status(session& session) {
  const status status = session.migrator().status();
  outcome result;
  result.code = code_of(status.state, session.options.newer_database);
  result.state = name_of(status.state);
  result.migrations = list_migrations(status, session.migrations);
  result.notes.push_back(fmt::format("{}: {}", session.shown, summary(status, session.migrations)));
  return result;
}

/// A shell does more than SQL, and who writes to the database must not tell it what.
[[noreturn]] void refuse_script_of_the_database() {
  fail(errc::newer_database, "the way back is not written down as a script: its statements come from the database",
       "`up --newer downgrade` shows them and asks, and without a terminal changes nothing");
}

/// Everything is from one reading of the history, which is what the script then expects.
outcome run_plan(session& session) {
  session.connection.database().use(session.options);
  const assignment work = session.work();
  database_facts facts = read_facts(work);
  const bool has_history = facts.history.has_value();
  const status status = compare(session.migrations, std::move(facts));
  const plan steps = plan_from(work, status, {session.migrations.size()});
  if (is_newer(status) && !steps.empty()) refuse_script_of_the_database();
  outcome result;
  result.code = steps.empty() ? done : pending;
  result.state = name_of(status.state);
  if (std::ranges::any_of(steps, &planned_step::resumes)) {
    fail(errc::database_failed, "a migration was begun and interrupted: what is left of it is found out as it runs",
         "`up` finishes it");
  }
  result.script = steps.empty() ? "-- nothing to do\n"
                                : session.connection.script({session.set, session.migrations, steps, status.applied,
                                                             has_history, session.options});
  return result;
}

/// Says what is lost on the way there, goes there once somebody has agreed, and loses nothing else.
report go(session& session, const status& now, destination where) {
  session.connection.database().use(session.options);
  session.connection.database().refuse_open_transaction();
  const assignment work = session.work();
  const plan shown = plan_from(work, now, where);
  ask_before_losing(shown, session);
  where.agreed = &shown;
  return run_to(work, now, where);
}

/// Up goes down first where it takes a newer database back.
outcome run_up(session& session) {
  if (session.options.newer_database != newer_database::downgrade) return did(session.migrator().up());
  return did(go(session, session.migrator().status(), {session.migrations.size()}));
}

/// What is to be undone lies below what is not known here.
void refuse_newer(const status& now, const session& session) {
  try {
    refuse_contradiction(now, session.migrations, newer_database::refuse);
  } catch (const error& reason) {
    if (reason.code() != errc::newer_database) throw;
    error_details details = reason.details();
    details.hint =
        "undo them with the program that knows them first; `up --newer downgrade` takes the database back to what is "
        "known here, with the down scripts that it holds";
    throw error{std::move(details)};
  }
}

outcome run_down(session& session) {
  const status now = session.migrator().status();
  refuse_newer(now, session);
  return did(go(session, now, {count_without_last(session.migrations, now, session.given.count)}));
}

outcome run_to_version(session& session) {
  pawl::migrator migrator = session.migrator();
  const auto goal = count_up_to(session.migrations, session.given.version);
  // Says that there is no such version.
  if (!goal) return did(migrator.to(session.given.version));
  const status now = migrator.status();
  const bool takes_back = session.options.newer_database == newer_database::downgrade;
  if (*goal < session.migrations.size() && !takes_back) refuse_newer(now, session);
  return did(go(session, now, {*goal}));
}

/// In one transaction, so that a failure leaves the migration applied; what no transaction can hold is another matter.
report redo(session& session, const status& now, const destination& where) {
  if (!session.options.transaction) session.options.transaction = transaction_scope::whole;
  try {
    return go(session, now, where);
  } catch (const error& reason) {
    if (!session.watcher.has_undone()) throw;
    error_details details = reason.details();
    details.hint +=
        fmt::format("{}the migration is undone and stays so until `up` applies it", details.hint.empty() ? "" : "; ");
    throw error{std::move(details)};
  }
}

outcome run_redo(session& session) {
  const status now = session.migrator().status();
  refuse_newer(now, session);
  if (now.state != database_state::unknown && count_versions(now.applied) == 0) return did({});
  const std::size_t below = count_without_last(session.migrations, now, 1);
  // Behind the last version its repeatable scripts run, as on every way up to it.
  const std::size_t goal = count_up_to(session.migrations, session.migrations[below].version).value_or(below);
  return did(redo(session, now, {goal, below}));
}

outcome run_history(session& session) {
  pawl::database& database = session.connection.database();
  database.use(session.options);
  outcome result;
  result.migrations.emplace();
  if (const auto rows = database.read_history(session.set.name)) {
    for (const history_row& row : *rows) result.migrations->push_back(listed(row));
  }
  if (result.migrations->empty()) {
    result.notes.push_back(fmt::format("{}: no migration of {} is in the history", session.shown, session.set.name));
  }
  return result;
}

outcome run_verify(session& session) {
  outcome result;
  result.drift = session.migrator().verify();
  result.code = result.drift->empty() ? done : diverged;
  result.notes.push_back(fmt::format(
      "{}: {}", session.shown,
      result.drift->empty() ? "the schema is what the migrations make" : "the schema is not what the migrations make"));
  return result;
}

/// options.baseline is ignored where there is a history, and where there is nothing to adopt.
outcome run_baseline(session& session) {
  session.options.baseline = session.given.version;
  pawl::migrator migrator = session.migrator();
  const status now = migrator.status();
  if (now.state != database_state::unknown) {
    fail(errc::database_failed,
         now.applied.empty() ? "the database is empty: there is nothing to adopt"
                             : "the database has a history: what is applied is known",
         "baseline is for a database that has tables and no history");
  }
  return did(migrator.to(session.given.version));
}

constexpr std::array verbs{
    verb{"status", "Say which migrations are applied and which are pending", "status sqlite:notes.db", operand::none,
         open_mode::read, set_use::compared, false, run_status},
    verb{"plan", "Print the SQL that `up` would run, as a script for sqlite3 or psql",
         "plan sqlite:notes.db | sqlite3 notes.db", operand::none, open_mode::read, set_use::run, false, run_plan},
    verb{"up", "Apply what is pending", "up sqlite:notes.db", operand::none, open_mode::create, set_use::run, true,
         run_up},
    verb{"down", "Undo the last migrations with their down scripts", "down 2 sqlite:notes.db", operand::count,
         open_mode::write, set_use::run, true, run_down},
    verb{"to", "Go up or down until this version is the last one applied; 0 undoes everything",
         "to 0003 sqlite:notes.db", operand::version, open_mode::create, set_use::run, true, run_to_version},
    verb{"redo", "Undo the last migration and apply it again", "redo sqlite:notes.db", operand::none, open_mode::write,
         set_use::run, true, run_redo},
    verb{"history", "List what was applied, when and by what", "history sqlite:notes.db", operand::none,
         open_mode::read, set_use::compared, false, run_history},
    verb{"verify", "Compare the database's tables, indexes and so on with what the migrations make",
         "verify sqlite:notes.db", operand::none, open_mode::read, set_use::schema, false, run_verify},
    verb{"baseline", "Take the migrations up to this version for applied, in a database that another program made",
         "baseline 0003 sqlite:notes.db", operand::version, open_mode::write, set_use::run, false, run_baseline},
};

}  // namespace

std::span<const verb> database_verbs() noexcept { return verbs; }

}  // namespace pawl::commands
