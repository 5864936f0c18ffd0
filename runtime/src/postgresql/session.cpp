#include "postgresql/session.hpp"

#include "core/failing.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/settings.hpp"
#include "postgresql/sql.hpp"
#include "postgresql/table_holders.hpp"
#include "postgresql/transaction_word.hpp"
#include "postgresql/words.hpp"

namespace pawl {

using namespace postgresql;

void postgresql_database::session::refuse_open_transaction() const {
  if (line.is_broken()) {
    fail(errc::connection_lost, "the connection is closed", "connect again: nothing has happened");
  }
  if (line.is_in_transaction()) refuse_transaction();
}

/// libpqxx 6 begins the transaction of an object when it is first used. Until then reading disturbs nobody, and a
/// verified start need not ask, which would cost it a twentieth.
void postgresql_database::session::refuse_transaction_object() const {
  if (line.has_transaction_object()) refuse_transaction();
}

void postgresql_database::session::refuse_transaction() {
  fail(errc::in_transaction, "the connection is inside a transaction",
       "commit it or roll it back first: migrations need transactions of their own");
}

telling postgresql_database::session::how_to_tell() const {
  return {options.row_values_in_errors, line.parameter("server_encoding") == "SQL_ASCII"};
}

std::string postgresql_database::session::opening() const {
  return concat({begin_transaction, script_settings(options, facts.can_watch, lasting::transaction)});
}

std::string postgresql_database::session::reset() const {
  return concat({"SELECT pg_catalog.set_config('search_path', ", literal(path), ", true); ",
                 script_settings(options, facts.can_watch, lasting::transaction)});
}

bool postgresql_database::session::try_to_begin() {
  const answer got = line.ask(concat({opening(), "SELECT ", try_lock(key),
                                      ", pg_catalog.current_setting('search_path'), pg_catalog.pg_backend_pid()"}));
  is_open = got.is_true(0, 0);
  path = got.text(0, 1);
  is_direct = got.integer(0, 2) == line.backend();
  has_run_script = false;
  steps.clear();
  if (!is_open) line.ask("ROLLBACK");
  return is_open;
}

void postgresql_database::session::begin() {
  if (line.backend() != backend) {
    fail(errc::connection_lost, "the connection was broken and made anew behind our back", "start again");
  }
  pauses pauses{options.lock_timeout};
  for (bool is_first = true; !try_to_begin(); is_first = false) {
    if (is_first && options.observer != nullptr) options.observer->waiting_for_lock();
    if (!pauses.again()) refuse_busy();
  }
}

void postgresql_database::session::refuse_busy() {
  const std::string holder = holder_of(line, key);
  fail(errc::busy,
       concat(
           {"another migrator kept the lock for ", in_words(options.lock_timeout), holder.empty() ? "" : ": ", holder}),
       "wait until it is done, or raise options.lock_timeout");
}

void postgresql_database::session::run(const migration& migration, const script& script, const statement& statement) {
  const std::string sql{reader.read(script, statement)};
  if (options.observer != nullptr) options.observer->statement_begins(migration, sql);
  const std::string_view word = transaction_word(sql);
  if (!word.empty()) throw transaction_end_error(word, migration, script, statement);
  try {
    line.ask(sql);
  } catch (const failure& reason) {
    failed = sql;
    throw statement_error(reason, migration, script, statement, how_to_tell());
  }
  if (notices) notices->rethrow();
  if (!line.is_in_transaction()) throw transaction_end_error("the statement", migration, script, statement);
}

void postgresql_database::session::create_history() {
  line.ask(past.create());
  // Who else got rights on it, default privileges decide.
  shape = find_history(line, past).value_or(history_shape{});
}

void postgresql_database::session::keep_lock(const migration& reason) {
  if (!is_direct) {
    fail(errc::database_failed,
         concat({"the migration ", reason.version, " ", reason.name, " cannot run inside a transaction, ",
                 "and a pooler stands before the server, whose connection would keep the lock that this needs"}),
         "upgrade over a direct connection to the server");
  }
  line.ask(keep(key));
}

void postgresql_database::session::refuse_held_table(const error& reason) {
  std::string holders;
  try {
    holders = table_holders(line, failed);
  } catch (const failure&) {
    throw reason;
  }
  error_details details = reason.details();
  details.code = errc::busy;
  details.message = concat({"other sessions were in the way ", std::to_string(options.table_lock_attempts),
                            options.table_lock_attempts == 1 ? " time: " : " times: ", details.message});
  if (!holders.empty()) details.message += concat({"; ", holders});
  details.hint = "start again when they are done, or raise options.table_lock_timeout";
  throw error{std::move(details)};
}

}  // namespace pawl
