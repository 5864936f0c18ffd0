#include "core/failing.hpp"
#include "postgresql/session.hpp"
#include "postgresql/session_change.hpp"
#include "postgresql/settings.hpp"
#include "postgresql/standalone.hpp"

namespace pawl {

using namespace postgresql;

void postgresql_database::session::run_standalone(const migration& migration, const script& script, bool resumes) {
  const statement& statement = script.statements[0];
  const std::string sql{reader.read(script, statement)};
  if (options.observer != nullptr) options.observer->statement_begins(migration, sql);
  const session_change setting{line, script_settings(options, facts.can_watch, lasting::session), facts.restoring};
  standalone_step step{line, *script.standalone, sql};
  try {
    step.run(resumes);
  } catch (const failure& reason) {
    failed = sql;
    error_details details = statement_error(reason, migration, script, statement, how_to_tell()).details();
    if (reason.broken) {
      details.hint = "the statement may have been done in part or whole: the next start finds out, and finishes it";
    } else if (!step.clean_up()) {
      details.code = is_worth_another_try(reason.sql_state) ? errc::busy : errc::database_failed;
      details.hint = "it was begun and is not undone: the next start finishes it";
    }
    throw error{std::move(details)};
  }
  if (notices) notices->rethrow();
}

}  // namespace pawl
