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

/// Nobody has got in between: the history's last row is the one before. Asked in a statement of its own behind the one
/// that takes the lock, since a statement sees what was committed before it began.
std::string guard_behind(std::string_view chain, const upward_run& work, const history& history,
                         const ahead_texts& texts) {
  return writing_guard(history, texts.shape,
                       concat({"(", history.last_chain(work.set_name), ") OPERATOR(pg_catalog.=) ", literal(chain)}));
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
  std::string message;
  if (!work.has_history) message += history.create() + "; ";
  std::uint32_t ordinal = work.applied;
  std::string_view chain = work.chain;
  for (const migration& migration : work.migrations) {
    if (ordinal > work.applied) message += each ? texts.begin + guard_behind(chain, work, history, texts) : texts.reset;
    message += concat({"SELECT pg_catalog.set_config('pawl.began', ", clock, "::pg_catalog.text, true);\n"});
    add_script(message, migration, texts.observer);
    const new_history_row row{work.set_name, ++ordinal, "applied", {}, work.program};
    message += history.insert(migration, row,
                              concat({clock,
                                      " OPERATOR(pg_catalog.-) pg_catalog.current_setting('pawl.began')"
                                      "::pg_catalog.int8"}));
    message += concat({" RETURNING duration_us AS ", duration_column, ";\n"});
    if (each) message += "COMMIT;\n";
    chain = migration.chain;
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
