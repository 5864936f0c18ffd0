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

constexpr std::string_view prepared_row = "pawl_history_row";

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

/// Writes the row of a migration and returns its duration. That nobody has got in between, the row tells: it fails
/// where the one before it is another.
std::string row_of(const migration& migration, const new_history_row& row, std::string_view before,
                   const history& history, bool is_prepared) {
  const row_words words{literal(row.set_name),   std::to_string(row.ordinal), literal(migration.version),
                        literal(migration.name), literal(migration.hash),     literal(migration.chain),
                        literal(row.program),    down_literal(migration),     std::string{compatible_word(migration)},
                        literal(before)};
  if (!is_prepared) return history.insert_behind(words);
  return concat({"EXECUTE ", prepared_row, "(", words.ordinal, ", ", words.version, ", ", words.name, ", ", words.hash,
                 ", ", words.chain, ", ", words.down, ", ", words.compatible, ", ", words.before, ")"});
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
  std::uint32_t ordinal = work.applied;
  std::string_view before = work.chain;
  for (const migration& migration : work.migrations) {
    if (ordinal != work.applied) message += texts.between;
    add_script(message, migration, texts.observer);
    const new_history_row row{work.set_name, ++ordinal, "applied", {}, work.program};
    message += concat({row_of(migration, row, before, history, texts.is_prepared), each ? ";\nCOMMIT;\n" : ";\n"});
    before = migration.chain;
  }
  if (!each) message += "COMMIT";
  return message;
}

std::string prepare_row(const upward_run& work, const history& history) {
  const row_words words{literal(work.set_name), "$1", "$2", "$3", "$4", "$5", literal(work.program), "$6", "$7", "$8"};
  return concat({"PREPARE ", prepared_row,
                 "(pg_catalog.int4, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, "
                 "pg_catalog.text, pg_catalog.bool, pg_catalog.text) AS ",
                 history.insert_behind(words)});
}

std::string forget_row() { return concat({"DEALLOCATE ", prepared_row}); }

void ahead_progress::note(const answer& answer) {
  if (answer.command() == "COMMIT") {
    committed_.insert(committed_.end(), open_.begin(), open_.end());
    open_.clear();
  } else if (answer.size() == 1 && answer.has_column(returned_duration)) {
    open_.emplace_back(answer.integer(0, 0));
  }
}

bool ahead_progress::commits_next() const noexcept {
  return scope_ == transaction_scope::each ? !open_.empty() : open_.size() == count_;
}

}  // namespace pawl::postgresql
