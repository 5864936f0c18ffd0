#include "proof/sqlite/sandbox.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

#include "proof/sqlite/pragma_rules.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/history.hpp"
#include "sqlite/query.hpp"
#include "sqlite/statement.hpp"

namespace pawl::generator {
namespace {

/// How many steps of SQLite's machine pass between two looks at the clock: about a millisecond.
constexpr int steps_between_looks = 20'000;

/// Functions that reach outside the database, or point SQLite at foreign code.
constexpr std::array<std::string_view, 6> unsafe_functions{"load_extension", "readfile", "writefile",
                                                           "edit",           "fsdir",    "fts3_tokenizer"};

/// What this process has used so far: on a busy machine it rises more slowly than the clock.
std::chrono::milliseconds processor_time() {
  return std::chrono::milliseconds{static_cast<std::int64_t>(std::clock()) * 1000 / CLOCKS_PER_SEC};
}

std::string_view view(const char* text) { return text != nullptr ? text : std::string_view{}; }

refusal transaction_control() {
  return {"transaction-control", "a statement that begins or ends a transaction in a migration, which is one already",
          "leave it out: the migrations and their history are committed together, or not at all"};
}

refusal attaching() {
  return {"attach", "a migration is about one database: it cannot attach or detach another",
          "let the program attach other databases, outside its migrations"};
}

refusal unsafe_function(std::string_view name) {
  return {"unsafe-function", fmt::format("{}() reaches outside the database", name),
          "a migration may use what SQL has; let the program do the rest", std::string{name}};
}

bool is_unsafe(std::string_view function) {
  return std::ranges::any_of(unsafe_functions, [&](auto each) { return same_name(each, function); });
}

/// Actions that name a table without meaning that one in particular.
bool names_in_passing(int action) {
  return action == SQLITE_FUNCTION || action == SQLITE_ANALYZE || action == SQLITE_REINDEX || action == SQLITE_PRAGMA;
}

/// What the authorizer's codes mean: https://sqlite.org/c3ref/c_alter_table.html
std::optional<refusal> refuse_action(int action, std::string_view first, std::string_view second) {
  const bool names_history = same_name(first, sqlite::history_name) || same_name(second, sqlite::history_name);
  if (names_history && !names_in_passing(action)) return touching_history();
  switch (action) {
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return transaction_control();
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return attaching();
    case SQLITE_PRAGMA:
      return refuse_pragma(first, !second.empty());
    case SQLITE_FUNCTION:
      return is_unsafe(second) ? std::optional{unsafe_function(second)} : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// Rows of temporary tables and of SQLite's own are nobody's children or parents.
void record_row_change(int action, std::string_view table, std::string_view column, bool temporary,
                       statement_effects& effects) {
  // The schema table goes by its old name here.
  if (same_name(table, "sqlite_master")) effects.changes_schema = true;
  if (temporary || begins_with_name(table, "sqlite_")) return;
  effects.changes_rows = true;
  if (action == SQLITE_DELETE) effects.deleted_from.emplace_back(table);
  if (action == SQLITE_INSERT) effects.inserted_into.emplace_back(table);
  if (action != SQLITE_UPDATE) return;
  effects.updated.emplace_back(table);
  effects.updated_columns.emplace_back(table, column);
}

void record(int action, std::string_view name, std::string_view second, bool temporary, statement_effects& effects) {
  switch (action) {
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return record_row_change(action, name, second, temporary, effects);
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_VTABLE:
      effects.dropped.emplace_back(name);
      effects.rewrites_schema = true;
      return;
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
      effects.rewrites_schema = true;
      return;
    case SQLITE_CREATE_TABLE:
      effects.created.emplace_back(name);
      return;
    case SQLITE_ALTER_TABLE:
      effects.alters_tables = effects.changes_schema = effects.rewrites_schema = true;
      return;
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TEMP_TRIGGER:
      effects.makes_temporary = true;
      return;
    default:
      return;
  }
}

}  // namespace

void sandbox::closer::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

database_copy copy_of(sqlite3* connection) {
  sqlite3_int64 size = 0;
  unsigned char* const bytes = sqlite3_serialize(connection, "main", &size, 0);
  database_copy copy;
  if (bytes != nullptr) copy.assign(bytes, bytes + size);
  sqlite3_free(bytes);
  return copy;
}

sandbox::sandbox(const sandbox_limits& limits) : sandbox{limits, {}} {}

sandbox::sandbox(const sandbox_limits& limits, const database_copy& copy)
    : limits_{limits},
      previous_memory_limit_{sqlite3_hard_heap_limit64(limits.memory)},
      deadline_{processor_time() + limits.time} {
  try {
    open();
    if (!copy.empty()) load(copy);
    begin();
    if (copy.empty()) sqlite::create_history(connection());
  } catch (...) {
    sqlite3_hard_heap_limit64(previous_memory_limit_);
    throw;
  }
}

sandbox::~sandbox() {
  connection_.reset();
  sqlite3_hard_heap_limit64(previous_memory_limit_);
}

void sandbox::open() {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, nullptr);
  connection_.reset(raw);
  if (code != SQLITE_OK) throw sqlite::failure{code, sqlite3_errstr(code)};
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  // A misspelt column in double quotes would otherwise be a string.
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  // Writes to shadow tables are an attack surface of SQLite that no migration needs.
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // A large sort would otherwise go to a file.
  sqlite::execute(raw, "PRAGMA temp_store = MEMORY");
}

void sandbox::load(const database_copy& copy) {
  const auto size = static_cast<sqlite3_int64>(copy.size());
  auto* const bytes = static_cast<unsigned char*>(sqlite3_malloc64(copy.size()));
  if (bytes == nullptr) throw sqlite::failure{SQLITE_NOMEM, sqlite3_errstr(SQLITE_NOMEM)};
  std::ranges::copy(copy, bytes);
  const int code = sqlite3_deserialize(connection(), "main", bytes, size, size,
                                       SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code != SQLITE_OK) throw sqlite::failure{code, sqlite3_errstr(code)};
}

void sandbox::watch_time(bool watch) noexcept {
  watching_time_ = watch;
  statement_deadline_.reset();
  out_of_time_ = false;
}

void sandbox::begin() {
  sqlite3* const connection = connection_.get();
  sqlite::execute(connection, "BEGIN IMMEDIATE");
  sqlite3_set_authorizer(connection, authorize, this);
  sqlite3_progress_handler(connection, steps_between_looks, check_time, this);
}

statement_effects sandbox::run(const char* sql, std::size_t length) {
  effects_ = {};
  refusal_.reset();
  statement_deadline_.reset();
  out_of_time_ = false;
  watching_ = true;
  try {
    sqlite::run_statement(connection(), sql, length);
  } catch (const sqlite::failure&) {
    watching_ = false;
    explain_failure();
  }
  watching_ = false;
  return std::move(effects_);
}

/// Called inside a handler: what SQLite reports as a failure may be our own doing.
void sandbox::explain_failure() {
  if (refusal_) throw refused{std::move(*refusal_)};
  if (out_of_time_) {
    const bool whole_set = processor_time() > deadline_;
    throw refused{{"proof-limit",
                   fmt::format("{} took longer than {} s", whole_set ? "the proof of this set" : "this statement",
                               static_cast<double>((whole_set ? limits_.time : limits_.statement_time).count()) / 1000),
                   "on empty tables a migration takes milliseconds: look for a recursive query without an end"}};
  }
  try {
    throw;
  } catch (const sqlite::failure& failure) {
    if ((failure.code() & 0xff) != SQLITE_NOMEM) throw;
    throw refused{{"proof-limit",
                   fmt::format("the proof of this set took more than {} MiB of memory", limits_.memory >> 20),
                   "make large values in the program, or in the file itself"}};
  }
}

int sandbox::check_time(void* self) noexcept {
  auto& box = *static_cast<sandbox*>(self);
  box.out_of_time_ = (box.watching_ || box.watching_time_) && box.is_out_of_time();
  return box.out_of_time_ ? 1 : 0;
}

/// The statement's time begins with the first look at the clock: most statements end before it.
bool sandbox::is_out_of_time() {
  const auto now = processor_time();
  if (!statement_deadline_) statement_deadline_ = now + limits_.statement_time;
  return now > std::min(*statement_deadline_, deadline_);
}

int sandbox::authorize(void* self, int action, const char* first, const char* second, const char* database,
                       const char* trigger) noexcept {
  auto& box = *static_cast<sandbox*>(self);
  if (!box.watching_) return SQLITE_OK;
  try {
    const bool temporary = view(database) == "temp";
    if (!box.permits(action, view(first), view(second), temporary)) return SQLITE_DENY;
    if (box.noted_ != nullptr)
      box.note({action, std::string{view(first)}, std::string{view(second)}, std::string{view(trigger)}, temporary});
    return SQLITE_OK;
  } catch (...) {
    return SQLITE_DENY;
  }
}

/// SQLite asks for a column as often as a statement names it.
void sandbox::note(seen_action action) {
  if (noted_->empty() || noted_->back() != action) noted_->push_back(std::move(action));
}

bool sandbox::permits(int action, std::string_view first, std::string_view second, bool temporary) {
  auto why = refuse_action(action, first, second);
  if (!why) {
    record(action, first, second, temporary, effects_);
    return true;
  }
  if (!refusal_) refusal_ = std::move(why);
  return false;
}

}  // namespace pawl::generator
