#include "support/statement_end.hpp"

#include <algorithm>
#include <stdexcept>

#ifdef PAWL_WITH_SQLITE
#include <sqlite3.h>

#include "sqlite/statement.hpp"
#endif

namespace pawl::test {
namespace {

constexpr const char* white_space = " \t\r\n\f";

std::size_t end_of_text(const std::string& sql) { return sql.find_last_not_of(white_space) + 1; }

std::size_t behind(const std::string& sql, const std::string& mark, std::size_t from) {
  const std::size_t found = sql.find(mark, from);
  return found == std::string::npos ? sql.size() : found + mark.size();
}

/// Behind the comment or the quoted text that begins at `at`; `at` where none does.
std::size_t skip_quoted(const std::string& sql, std::size_t at) {
  if (sql.compare(at, 2, "--") == 0) return behind(sql, "\n", at);
  if (sql.compare(at, 2, "/*") == 0) return behind(sql, "*/", at);
  if (sql[at] == '\'' || sql[at] == '"') return behind(sql, sql.substr(at, 1), at + 1);
  if (sql[at] != '$') return at;
  const std::size_t end = sql.find('$', at + 1);
  if (end == std::string::npos || sql.find_first_of(" \t\n;,()", at) < end) return at;
  return behind(sql, sql.substr(at, end + 1 - at), end + 1);
}

std::size_t skip_blank_postgresql(const std::string& sql, std::size_t at) {
  while (at < sql.size()) {
    if (const std::size_t text = sql.find_first_not_of(" \t\r\n\f;", at); text != at) {
      at = std::min(text, sql.size());
    } else if (sql.compare(at, 2, "--") == 0 || sql.compare(at, 2, "/*") == 0) {
      at = skip_quoted(sql, at);
    } else {
      break;
    }
  }
  return at;
}

std::size_t end_postgresql(const std::string& sql, std::size_t at) {
  while (at < sql.size()) {
    if (sql[at] == ';') return at + 1;
    const std::size_t next = skip_quoted(sql, at);
    at = next == at ? at + 1 : next;
  }
  return end_of_text(sql);
}

#ifdef PAWL_WITH_SQLITE

std::size_t end_sqlite(const std::string& sql, std::size_t begin) {
  for (std::size_t at = sql.find(';', begin); at != std::string::npos; at = sql.find(';', at + 1)) {
    if (sqlite3_complete(sql.substr(begin, at + 1 - begin).c_str()) != 0) return at + 1;
  }
  return end_of_text(sql);
}

std::size_t skip_blank_sqlite(const std::string& sql, std::size_t at) {
  return static_cast<std::size_t>(sqlite::skip_blank(sql.c_str() + at) - sql.c_str());
}

#else

std::size_t end_sqlite(const std::string&, std::size_t) { throw std::logic_error{"built without SQLite"}; }
std::size_t skip_blank_sqlite(const std::string&, std::size_t) { throw std::logic_error{"built without SQLite"}; }

#endif

}  // namespace

std::size_t skip_blank(const std::string& sql, std::size_t at, pawl::dialect dialect) {
  return dialect == dialect::postgresql ? skip_blank_postgresql(sql, at) : skip_blank_sqlite(sql, at);
}

std::size_t end_of_statement(const std::string& sql, std::size_t begin, pawl::dialect dialect) {
  return dialect == dialect::postgresql ? end_postgresql(sql, begin) : end_sqlite(sql, begin);
}

}  // namespace pawl::test
