/// Notes in one file: SQLite, searched with FTS5.

#include <filesystem>
#include <stdexcept>

#include <sqlite3.h>

#include <notes_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/sqlite.hpp>

#include "database.hpp"
#include "text.hpp"
#include "version.hpp"

namespace notes {
namespace {

constexpr int wait_for_others_ms = 5000;

struct close_connection {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
struct finalize_statement {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using connection = std::unique_ptr<sqlite3, close_connection>;
using statement = std::unique_ptr<sqlite3_stmt, finalize_statement>;

void check(int code, sqlite3* db) {
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
}

/// Foreign keys are enforced and other processes are waited for on a connection from here.
connection connect(const std::string& file, open_mode mode) {
  const int flags = mode == open_mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  connection db{opened};
  if (code != SQLITE_OK) throw std::runtime_error("cannot open " + file + ": " + sqlite3_errmsg(opened));
  check(sqlite3_busy_timeout(opened, wait_for_others_ms), opened);
  check(sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr), opened);
  return db;
}

row read_row(sqlite3_stmt* statement) {
  row values;
  for (int column = 0; column < sqlite3_column_count(statement); ++column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    values.push_back(bytes == nullptr ? std::string{} : std::string{bytes, size});
  }
  return values;
}

class sqlite final : public database {
 public:
  explicit sqlite(connection db) : db_{std::move(db)} {}

  pawl::report upgrade(pawl::newer_database newer) override {
    pawl::options options;
    options.newer_database = newer;
    options.program = program_version();
    return pawl::migrate(db_.get(), notes_schema::migrations(), options);
  }

  pawl::status status() override {
    pawl::sqlite_database engine{db_.get()};
    return pawl::migrator{engine, notes_schema::migrations()}.status();
  }

  std::vector<row> run(const std::string& sql, const std::vector<std::string>& values) override {
    sqlite3_stmt* prepared = nullptr;
    check(sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &prepared, nullptr), db_.get());
    const statement owned{prepared};
    for (std::size_t i = 0; i < values.size(); ++i) bind(prepared, "$" + std::to_string(i + 1), values[i]);
    std::vector<row> rows;
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) rows.push_back(read_row(prepared));
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_.get()));
    return rows;
  }

  std::vector<row> search(std::string_view words) override {
    return run(
        "SELECT rowid, title, snippet(notes_search, 1, '[', ']', '…', 12) "
        "FROM notes_search WHERE notes_search MATCH $1 ORDER BY rank",
        {fts5_query(words)});
  }

  std::string time(const std::string& column) const override { return column; }

 private:
  void bind(sqlite3_stmt* prepared, const std::string& name, const std::string& value) {
    const int index = sqlite3_bind_parameter_index(prepared, name.c_str());
    check(sqlite3_bind_text64(prepared, index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8), db_.get());
  }

  connection db_;
};

}  // namespace

std::unique_ptr<database> open_sqlite(const std::string& file, open_mode mode) {
  const auto folder = std::filesystem::path{file}.parent_path();
  if (mode == open_mode::create && !folder.empty()) std::filesystem::create_directories(folder);
  return std::make_unique<sqlite>(connect(file, mode));
}

}  // namespace notes
