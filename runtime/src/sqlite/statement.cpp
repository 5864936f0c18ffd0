#include "sqlite/statement.hpp"

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <string>

#include "core/failing.hpp"
#include "sqlite/failure.hpp"

namespace pawl::sqlite {
namespace {

struct finalizer {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using prepared_statement = std::unique_ptr<sqlite3_stmt, finalizer>;

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

bool is_identifier(char c) noexcept {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '_' || c == '$' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether the word at `sql` is `keyword`, in any case.
bool is_keyword(const char* sql, const char* keyword) noexcept {
  const std::size_t length = std::strlen(keyword);
  if (sqlite3_strnicmp(sql, keyword, static_cast<int>(length)) != 0) return false;
  return !is_identifier(sql[length]);
}

/// COMMIT would make half an upgrade durable before anybody could object, so the text is looked at, not its effect.
/// A keyword cannot be quoted or escaped in SQLite: there is no other way to write these.
void refuse_transaction_control(const char* sql) {
  const char* first = skip_blank(sql);
  while (*first == ';') first = skip_blank(first + 1);
  for (const char* keyword : {"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"}) {
    if (!is_keyword(first, keyword)) continue;
    throw transaction_end{SQLITE_MISUSE, concat({keyword, " would leave the migration's transaction"}), first - sql};
  }
}

/// SQLite reads on to the end of the text where no `;` ends a statement.
bool ends_at(const char* sql, std::size_t length, const char* tail) noexcept {
  const char* end = sql + length;
  if (tail == end) return true;
  return length > 0 && end[-1] != ';' && *tail == '\0' && skip_blank(end) == tail;
}

prepared_statement prepare(sqlite3* connection, const char* sql, std::size_t length) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  // Of a last statement without `;`, SQLite must not see the comment behind it: ALTER TABLE ... ADD COLUMN would take
  // it into the schema, and fail.
  const bool is_last = length > 0 && sql[length - 1] != ';' && *skip_blank(sql + length) == '\0';
  const int code = sqlite3_prepare_v2(connection, sql, is_last ? static_cast<int>(length) : -1, &raw, &tail);
  prepared_statement statement{raw};
  if (code != SQLITE_OK) throw failure::of(connection);
  if (!ends_at(sql, length, tail)) {
    throw wrong_boundary{SQLITE_MISUSE, "the statement ends elsewhere than the script says", tail - sql};
  }
  return statement;
}

}  // namespace

const char* skip_blank(const char* sql) noexcept {
  for (;;) {
    if (is_space(*sql)) {
      ++sql;
    } else if (std::strncmp(sql, "\xef\xbb\xbf", 3) == 0) {
      sql += 3;
    } else if (sql[0] == '-' && sql[1] == '-') {
      sql += std::strcspn(sql, "\n");
    } else if (sql[0] == '/' && sql[1] == '*') {
      const char* close = std::strstr(sql + 2, "*/");
      sql = close != nullptr ? close + 2 : sql + std::strlen(sql);
    } else {
      return sql;
    }
  }
}

void run_statement(sqlite3* connection, const char* sql, std::size_t length) {
  refuse_transaction_control(sql);
  const prepared_statement statement = prepare(connection, sql, length);
  if (statement == nullptr) return;
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement.get());
  if (code != SQLITE_DONE) throw failure::of(connection);
  if (sqlite3_get_autocommit(connection) != 0) {
    throw transaction_end{SQLITE_ABORT, "the statement ended the migration's transaction"};
  }
}

}  // namespace pawl::sqlite
