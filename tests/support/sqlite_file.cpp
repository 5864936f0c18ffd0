#include "support/sqlite_file.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace pawl::test {
namespace {

struct finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

std::string row_text(sqlite3_stmt* statement) {
  std::string text;
  for (int column = 0; column < sqlite3_column_count(statement); ++column) {
    if (column > 0) text += '|';
    const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    text += value != nullptr ? value : "NULL";
  }
  return text;
}

}  // namespace

sqlite_connection::sqlite_connection(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw std::runtime_error{path + ": " + sqlite3_errstr(code)};
}

void sqlite_connection::execute(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
  throw std::runtime_error{sql + ": " + sqlite3_errmsg(handle_.get())};
}

std::string sqlite_connection::rows(const std::string& sql) const {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &raw, nullptr);
  const std::unique_ptr<sqlite3_stmt, finalize> statement{raw};
  std::string text;
  int code = raw != nullptr ? sqlite3_step(raw) : SQLITE_ERROR;
  for (; code == SQLITE_ROW; code = sqlite3_step(raw)) {
    if (!text.empty()) text += '\n';
    text += row_text(raw);
  }
  if (code != SQLITE_DONE) throw std::runtime_error{sql + ": " + sqlite3_errmsg(handle_.get())};
  return text;
}

std::string sqlite_connection::dump() const {
  const std::string condition = " WHERE name<>'pawl_history' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ";
  std::string text = rows("SELECT type, name, sql FROM main.sqlite_schema" + condition + "ORDER BY type, name");
  std::istringstream tables{rows("SELECT name FROM main.sqlite_schema" + condition + "AND type='table' ORDER BY name")};
  for (std::string table; std::getline(tables, table);) {
    text += "\n[" + table + "]\n" + rows("SELECT * FROM main.\"" + table + "\" ORDER BY 1");
  }
  return text;
}

std::string sqlite_file::bytes() const {
  std::ifstream file{path_, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace pawl::test
