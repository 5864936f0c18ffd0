#include "postgresql/ahead.hpp"

#include "core/failing.hpp"
#include "core/script_text.hpp"
#include "postgresql/sql.hpp"
#include "postgresql/transaction_word.hpp"

namespace pawl::postgresql {
namespace {

/// A server keeps the parse trees of a whole message in memory, many times its size; and what was sent with a migration
/// that fails was sent in vain.
constexpr std::size_t most_bytes = 1024UL * 1024;
constexpr std::size_t most_migrations = 512;

/// In the answer to the statement that writes a history row.
constexpr const char* duration_column = "pawl_duration";

/// The server's clock in microseconds, as a number that no setting of the session changes the look of.
constexpr std::string_view clock =
    "(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) OPERATOR(pg_catalog.*) 1000000::pg_catalog.float8)"
    "::pg_catalog.int8";

std::size_t size_of(const script& script) noexcept {
  std::size_t size = 0;
  for (const text& piece : script.pieces) size += piece.size;
  return size;
}

bool may_run_ahead(const migration& migration) {
  statement_reader reader;
  for (const statement& statement : migration.up.statements) {
    if (!transaction_word(reader.read(migration.up, statement)).empty()) return false;
  }
  return true;
}

/// A line end ends a comment that a statement may have at its end, and an empty statement is none.
void add_script(std::string& message, const migration& migration, pawl::observer* observer) {
  statement_reader reader;
  for (const statement& statement : migration.up.statements) {
    const std::string_view sql = reader.read(migration.up, statement);
    if (observer != nullptr) observer->statement_begins(migration, sql);
    message += sql;
    message += "\n;\n";
  }
}

/// The next transaction of the message. That nobody has got in between, the row tells when it is written: it fails
/// where the one before it is another.
std::string next_transaction(const history& history, const ahead_texts& texts) {
  return texts.shape.is_exposed ? texts.begin + writing_guard(history, texts.shape) : texts.begin;
}

/// A statement of its own for lock and clock each would cost as much as the shorter of the scripts.
std::string start_clock(std::string_view condition) {
  return concat({"SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN ", condition,
                 " THEN 1 ELSE 0 END), pg_catalog.set_config('pawl.began', ", clock, "::pg_catalog.text, true);\n"});
}

}  // namespace

std::size_t count_that_fit(const list<migration>& migrations) noexcept {
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (const migration& migration : migrations) {
    bytes += size_of(migration.up) + size_of(migration.down) + 1'000;
    if (bytes > most_bytes || count == most_migrations || !may_run_ahead(migration)) break;
    ++count;
  }
  return count;
}

std::string ahead_message(const upward_run& work, const history& history, const ahead_texts& texts) {
  const bool each = work.scope == transaction_scope::each;
  const std::string next = each ? next_transaction(history, texts) : texts.reset;
  const std::string duration =
      concat({clock, " OPERATOR(pg_catalog.-) pg_catalog.current_setting('pawl.began')::pg_catalog.int8"});
  std::string message;
  std::uint32_t ordinal = work.applied;
  std::string_view before = work.chain;
  for (const migration& migration : work.migrations) {
    const bool is_first = ordinal == work.applied;
    if (!is_first) message += next;
    message += start_clock(!is_first && each ? texts.locks : "true");
    add_script(message, migration, texts.observer);
    const new_history_row row{work.set_name, ++ordinal, "applied", {}, work.program};
    message += concat({history.insert(migration, row, duration, before), " RETURNING duration_us AS ", duration_column,
                       each ? ";\nCOMMIT;\n" : ";\n"});
    before = migration.chain;
  }
  if (!each) message += "COMMIT";
  return message;
}

void ahead_progress::note(const answer& answer) {
  if (answer.command() == "COMMIT") {
    committed_.insert(committed_.end(), open_.begin(), open_.end());
    open_.clear();
  } else if (answer.size() == 1 && answer.has_column(duration_column)) {
    open_.emplace_back(answer.integer(0, 0));
  }
}

bool ahead_progress::commits_next() const noexcept {
  return scope_ == transaction_scope::each ? !open_.empty() : open_.size() == count_;
}

}  // namespace pawl::postgresql
