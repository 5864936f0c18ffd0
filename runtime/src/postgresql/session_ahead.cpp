#include "core/failing.hpp"
#include "postgresql/ahead.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/session.hpp"
#include "postgresql/session_change.hpp"
#include "postgresql/settings.hpp"

namespace pawl {

using namespace postgresql;

/// Where neither lock nor settings hold for the session, each transaction has its own. Somebody else may get the lock
/// in between: then the next one fails, and is tried again by itself.
std::string postgresql_database::session::next_ahead(transaction_scope scope) const {
  if (scope == transaction_scope::whole) return reset();
  const std::string guard = shape.is_exposed ? writing_guard(past, shape) : std::string{};
  if (is_direct) return concat({begin_transaction, guard});
  return concat(
      {opening(), guard, "SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN ", try_lock(key), " THEN 1 ELSE 0 END);\n"});
}

std::vector<std::chrono::microseconds> postgresql_database::session::run_ahead(const upward_run& work) {
  if (!work.has_history) create_history();
  // One migration alone has nobody to share them with.
  const bool keeps = is_direct && work.migrations.size() > 1;
  std::optional<session_change> kept;
  if (keeps) {
    // What is prepared comes first: where its name is taken, nothing else has begun.
    kept.emplace(line,
                 concat({prepare_row(work, past), "; ", keep(key), "; ",
                         script_settings(options, facts.can_watch, lasting::session)}),
                 concat({let_go(key), "; ", forget_row(), "; ", facts.restoring}));
  }
  const std::string message = ahead_message(work, past, {next_ahead(work.scope), keeps, options.observer});
  ahead_progress progress{work.scope, work.migrations.size()};
  try {
    line.ask(message, [&](const answer& answer) { progress.note(answer); });
  } catch (const failure& reason) {
    is_open = false;
    // The server's last words tell that the statement did not end well; silence tells nothing.
    const bool is_known = !reason.sql_state.empty() && !progress.commits_next();
    if (reason.broken) throw is_known ? bookkeeping_error(reason) : in_doubt_error(reason);
    // A COMMIT that failed has ended it: the server would warn whoever listens.
    if (line.is_in_transaction()) line.try_to("ROLLBACK");
  }
  is_open = false;
  if (notices) notices->rethrow();
  return progress.committed();
}

}  // namespace pawl
