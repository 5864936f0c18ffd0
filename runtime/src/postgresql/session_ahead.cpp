#include "core/failing.hpp"
#include "postgresql/ahead.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/session.hpp"
#include "postgresql/settings.hpp"

namespace pawl {

using namespace postgresql;

std::vector<std::chrono::microseconds> postgresql_database::session::run_ahead(const upward_run& work) {
  if (!work.has_history) create_history();
  const std::string message = ahead_message(work, past, {opening(), try_lock(key), reset(), shape, options.observer});
  ahead_progress progress{work.scope, work.migrations.size()};
  try {
    line.ask(message, [&](const answer& answer) { progress.note(answer); });
  } catch (const failure& reason) {
    is_open = false;
    // The server's last words tell that the statement did not end well; silence tells nothing.
    const bool is_known = !reason.sql_state.empty() && !progress.commits_next();
    if (reason.broken) throw is_known ? bookkeeping_error(reason) : in_doubt_error(reason);
    line.try_to("ROLLBACK");
  }
  is_open = false;
  if (notices) notices->rethrow();
  return progress.committed();
}

}  // namespace pawl
