#include "faults/connection.hpp"

#include <stdexcept>

namespace pawl::faults {
namespace {

struct finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

[[noreturn]] void fail(sqlite3* db, const std::string& what) {
  throw std::runtime_error{what + ": " + sqlite3_errmsg(db) + " (" + std::to_string(sqlite3_extended_errcode(db)) +
                           ")"};
}

std::string cell(sqlite3_stmt* statement, int column) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return "NULL";
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

}  // namespace

connection open_database(const std::string& file, const char* vfs, int flags) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &db, flags, vfs);
  connection result{db};
  if (code != SQLITE_OK) fail(db, "open " + file);
  sqlite3_extended_result_codes(db, 1);
  return result;
}

void execute(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, sql.substr(0, 60));
}

std::string rows(sqlite3* db, const std::string& query) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(db, query.c_str(), -1, &prepared, nullptr) != SQLITE_OK) fail(db, query);
  const std::unique_ptr<sqlite3_stmt, finalize> statement{prepared};
  std::string result;
  int code = SQLITE_OK;
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(prepared); ++column) {
      result.append(column == 0 ? "" : "|").append(cell(prepared, column));
    }
    result += '\n';
  }
  if (code != SQLITE_DONE) fail(db, query);
  return result;
}

std::string as_identifier(const std::string& name) {
  std::string result = "\"";
  for (const char character : name) result.append(character == '"' ? 2 : 1, character);
  return result + '"';
}

}  // namespace pawl::faults
