#include "example/notes_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <sqlite3.h>

#ifdef NOTES_WITH_POSTGRESQL
#include "support/postgresql_server.hpp"
#endif

namespace pawl::test {
namespace {

int append_row(void* result, int columns, char** values, char**) {
  std::string& text = *static_cast<std::string*>(result);
  for (int i = 0; i < columns; ++i) {
    if (i > 0) text += '|';
    text += values[i] == nullptr ? "NULL" : values[i];
  }
  text += '\n';
  return 0;
}

std::filesystem::path make_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "pawl-example.XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder like " + name);
  return name;
}

}  // namespace

std::string query(sqlite3* db, const std::string& sql) {
  std::string result;
  if (sqlite3_exec(db, sql.c_str(), append_row, &result, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db));
  return result;
}

notes_fixture::notes_fixture()
    : program_{NOTES_PROGRAM},
      folder_{make_folder()},
      database_{folder_ / "notes.db"},
      where_{database_},
      shown_{database_} {}

notes_fixture::~notes_fixture() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

process_result notes_fixture::notes(std::vector<std::string> arguments, std::string input) const {
  command notes{.program = program_, .input = std::move(input), .timeout = std::chrono::minutes{1}};
  notes.arguments = {"--database", where_};
  notes.arguments.insert(notes.arguments.end(), arguments.begin(), arguments.end());
  return run(notes);
}

std::string notes_fixture::output_of(std::vector<std::string> arguments, std::string input) const {
  const process_result result = notes(std::move(arguments), std::move(input));
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  return result.output;
}

std::string notes_fixture::rows(const std::string& sql) const {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(database_.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> db{opened, sqlite3_close};
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(opened));
  return query(opened, sql);
}

#ifdef NOTES_WITH_POSTGRESQL
std::vector<std::string_view> engines() { return {"sqlite", "postgresql"}; }

notes_on_engine::notes_on_engine() {
  if (GetParam() == "sqlite") return;
  server_ = std::make_unique<test_database>();
  where_ = server_->url();
  shown_ = "postgresql://" + server_->owner() + "@/" + server_->name();
}
#else
class test_database {};
std::vector<std::string_view> engines() { return {"sqlite"}; }
notes_on_engine::notes_on_engine() = default;
#endif

notes_on_engine::~notes_on_engine() = default;

std::string notes_fixture::file_bytes() const {
  std::ifstream file{database_, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace pawl::test
