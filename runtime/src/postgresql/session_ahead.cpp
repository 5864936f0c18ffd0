#include "core/failing.hpp"
#include "postgresql/ahead.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/session.hpp"
#include "postgresql/settings.hpp"

namespace pawl {

using namespace postgresql;

namespace {

/// What holds from one transaction of a message to the next, on a connection that leads straight to its server: the
/// lock, and the statement that writes the rows. A pooler may give the server to somebody else in between.
class ahead_session {
 public:
  ahead_session(link& line, std::int64_t key, const std::string& preparation) : line_{line}, key_{key} {
    line_.ask(concat({preparation, "; ", keep(key_)}));
  }
  ahead_session(const ahead_session&) = delete;
  ahead_session& operator=(const ahead_session&) = delete;
  ~ahead_session() { line_.try_to(concat({let_go(key_), "; ", forget_row()})); }

 private:
  link& line_;
  std::int64_t key_;
};

}  // namespace

/// Between two transactions somebody else may get the lock where it is not kept: then the next one fails, and is tried
/// again by itself.
std::string postgresql_database::session::next_ahead(transaction_scope scope) const {
  if (scope == transaction_scope::whole) return reset();
  const std::string guard = shape.is_exposed ? writing_guard(past, shape) : std::string{};
  if (is_direct) return opening() + guard;
  return concat(
      {opening(), guard, "SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN ", try_lock(key), " THEN 1 ELSE 0 END);\n"});
}

std::vector<std::chrono::microseconds> postgresql_database::session::run_ahead(const upward_run& work) {
  if (!work.has_history) create_history();
  std::optional<ahead_session> kept;
  if (is_direct) kept.emplace(line, key, prepare_row(work, past));
  const std::string message = ahead_message(work, past, {next_ahead(work.scope), is_direct, options.observer});
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
