#include <pawl/postgresql.hpp>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "postgresql/ahead.hpp"
#include "postgresql/catalogue.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/schema.hpp"
#include "postgresql/session.hpp"
#include "postgresql/sql.hpp"

namespace pawl {

using namespace postgresql;

namespace {

/// Between two attempts at a table that others use; doubled each time.
constexpr std::chrono::milliseconds first_pause{100};
constexpr std::chrono::milliseconds longest_pause{1'000};

}  // namespace

postgresql_database::postgresql_database(pqxx::connection& connection)
    : session_{std::make_unique<session>(connection)} {}

postgresql_database::~postgresql_database() = default;

void postgresql_database::use(const options& options) {
  session_->options = options;
  session_->past = history{options.history_schema};
  session_->key = lock_key(options.history_schema);
}

void postgresql_database::refuse_open_transaction() { session_->refuse_open_transaction(); }

bool postgresql_database::is_at(std::string_view set_name, std::uint32_t ordinal, std::string_view chain) {
  session& own = *session_;
  const history_position position{set_name, ordinal, chain};
  return own.read_books([&] { return own.past.is_at(own.line, own.guard(), position); });
}

std::optional<std::size_t> postgresql_database::count_compatible(std::string_view set_name, std::uint32_t ordinal,
                                                                 std::string_view chain) {
  session& own = *session_;
  const history_position position{set_name, ordinal, chain};
  return own.read_books([&] { return own.past.count_compatible(own.line, own.guard(), position); });
}

std::optional<std::vector<history_row>> postgresql_database::read_history(std::string_view set_name) {
  session& own = *session_;
  return own.read_books([&]() -> std::optional<std::vector<history_row>> {
    const std::optional<history_shape> found = find_history(own.line, own.past);
    if (!found) return std::nullopt;
    own.shape = *found;
    return own.past.read(own.line, own.guard(), set_name);
  });
}

std::vector<std::string> postgresql_database::read_stored_downs(std::string_view set_name, std::uint32_t ordinal) {
  session& own = *session_;
  return own.read_books([&] {
    refuse_other_writers(own.line, own.past);
    return own.past.read_stored_downs(own.line, own.guard(), set_name, ordinal);
  });
}

bool postgresql_database::is_empty() {
  return session_->read_books([&] { return postgresql::is_empty(session_->line); });
}

live_schema postgresql_database::read_schema(const std::vector<schema_object>& expected) {
  session& own = *session_;
  return own.read_books([&] {
    live_schema live{engine_name(own.line), postgresql::read_schema(own.line, own.options, schemas_of(expected))};
    drop_strangers(live.objects, expected);
    return live;
  });
}

void postgresql_database::open_session() {
  session& own = *session_;
  own.refuse_transaction_object();
  own.keep_books([&] { own.facts = refuse_unless_writable(own.line, own.past); });
  own.backend = own.line.backend();
  own.notices.emplace(own.caller, own.options.observer);
}

void postgresql_database::close_session() noexcept { session_->notices.reset(); }

void postgresql_database::begin() {
  try {
    session_->keep_books([&] { session_->begin(); });
  } catch (...) {
    rollback();
    throw;
  }
}

void postgresql_database::prepare(const plan& steps) {
  session_->steps.clear();
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(session_->steps), runs);
}

void postgresql_database::commit() {
  session& own = *session_;
  try {
    own.line.ask("COMMIT");
    own.is_open = false;
  } catch (const failure& reason) {
    own.is_open = false;
    if (reason.broken) throw in_doubt_error(reason);
    if (own.steps.size() != 1) throw bookkeeping_error(reason);
    const planned_step& step = own.steps.front();
    throw commit_error(reason, *step.migration, script_of(*step.migration, step.direction), own.how_to_tell());
  }
}

void postgresql_database::rollback() noexcept {
  session_->is_open = false;
  if (session_->line.is_in_transaction()) session_->line.try_to("ROLLBACK");
}

void postgresql_database::run(const migration& migration, direction direction) {
  session& own = *session_;
  const script& script = script_of(migration, direction);
  // What the script before this one set in the same transaction ends with it.
  if (own.has_run_script) own.keep_books([&] { own.line.ask(own.reset()); });
  own.has_run_script = true;
  for (const statement& statement : script.statements) own.run(migration, script, statement);
}

void postgresql_database::create_history() {
  session_->keep_books([&] { session_->create_history(); });
}

void postgresql_database::add_history_row(const migration& migration, const new_history_row& row) {
  session& own = *session_;
  own.keep_books([&] { own.line.ask(own.past.insert(migration, row)); });
}

void postgresql_database::remove_history_row(std::string_view set_name, std::uint32_t ordinal) {
  session& own = *session_;
  own.keep_books([&] { own.line.ask(own.past.remove(set_name, ordinal)); });
}

void postgresql_database::set_history_state(const new_history_row& row) {
  session& own = *session_;
  own.keep_books([&] { own.line.ask(own.past.set_state(row)); });
}

std::size_t postgresql_database::fits_ahead(const list<migration>& migrations) const noexcept {
  // An observer may want the transaction rolled back when it has seen what ran: of several, that is one too late.
  const options& options = session_->options;
  const bool is_whole = options.transaction.value_or(default_scope()) == transaction_scope::whole;
  return is_whole && options.observer != nullptr ? 0 : count_that_fit(migrations);
}

std::vector<std::chrono::microseconds> postgresql_database::run_ahead(const upward_run& work) {
  return session_->keep_books([&] { return session_->run_ahead(work); });
}

void postgresql_database::retry_or_throw(const error& reason, unsigned attempt) {
  session& own = *session_;
  if (!is_worth_another_try(reason.details().sql_state) || own.line.is_broken()) throw reason;
  if (attempt >= own.options.table_lock_attempts) own.refuse_held_table(reason);
  const std::chrono::milliseconds most = std::min(first_pause * (1U << std::min(attempt - 1, 4U)), longest_pause);
  std::this_thread::sleep_for(jittered(most));
}

void postgresql_database::keep_lock(const migration& reason) {
  session_->keep_books([&] { session_->keep_lock(reason); });
}

void postgresql_database::release_lock() noexcept { session_->line.try_to(let_go(session_->key)); }

void postgresql_database::run_standalone(const migration& migration, direction direction, bool resumes) {
  session& own = *session_;
  own.keep_books([&] { own.run_standalone(migration, script_of(migration, direction), resumes); });
}

report migrate(pqxx::connection& connection, const migration_set& set, const options& options) {
  postgresql_database database{connection};
  return migrate(database, set, options);
}

}  // namespace pawl
