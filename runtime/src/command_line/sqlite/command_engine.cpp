#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <utility>

#include <pawl/command_engine.hpp>
#include <pawl/sqlite.hpp>

#include "command_line/sqlite/script.hpp"
#include "core/failing.hpp"
#include "sqlite/errors.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/history.hpp"
#include "sqlite/query.hpp"

namespace pawl {
namespace {

/// Between two calls of the progress handler, in SQLite's virtual machine: some tenths of a millisecond.
constexpr int instructions_a_tick = 20'000;

struct close_connection {
  void operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }
};

class sqlite_connection final : public command_connection {
 public:
  sqlite_connection(sqlite3* connection) : connection_{connection}, database_{connection} {}

  pawl::database& database() noexcept override { return database_; }

  std::vector<std::string> set_names(const options& options) override {
    database_.use(options);
    // Refuses whatever is no history of ours.
    if (!database_.read_history("")) return {};
    try {
      sqlite::query names{connection_.get(), "SELECT DISTINCT set_name FROM main.pawl_history ORDER BY set_name"};
      std::vector<std::string> found;
      while (names.step()) found.emplace_back(names.text(0));
      return found;
    } catch (const sqlite::failure& reason) {
      throw sqlite::bookkeeping_error(reason, options.lock_timeout);
    }
  }

  std::string script(const command_script& what) override { return sqlite::command_script_text(what); }

  void interrupt() noexcept override { sqlite3_interrupt(connection_.get()); }

  void watch(std::function<void(std::string_view)> tick) override {
    tick_ = std::move(tick);
    const auto call = [](void* self) {
      static_cast<sqlite_connection*>(self)->tick_({});
      return 0;
    };
    sqlite3_progress_handler(connection_.get(), tick_ ? instructions_a_tick : 0, tick_ ? +call : nullptr, this);
  }

 private:
  std::unique_ptr<sqlite3, close_connection> connection_;
  sqlite_database database_;
  std::function<void(std::string_view)> tick_;
};

constexpr std::string_view scheme = "sqlite:";

bool recognises(std::string_view database) { return database.substr(0, scheme.size()) == scheme; }

/// `sqlite:a.db`, `sqlite:/var/a.db`, and `sqlite:///var/a.db` as URLs have it.
std::string path_of(std::string_view database) {
  std::string_view path = database.substr(scheme.size());
  if (path.substr(0, 2) == "//") path.remove_prefix(2);
  return std::string{path};
}

/// SQLite takes these for databases that are gone when they are closed.
std::string shown(const std::string& database) {
  const std::string path = path_of(database);
  return path.empty() || path == ":memory:" ? "" : concat({scheme, path});
}

[[noreturn]] void refuse_missing(const std::string& path) {
  fail(errc::database_failed, concat({"there is no file ", path}), "`up` makes it");
}

std::unique_ptr<command_connection> open(const std::string& database, open_mode mode) {
  std::string path = path_of(database);
  const bool exists = std::filesystem::exists(path);
  if (!exists && mode == open_mode::write) refuse_missing(path);
  // What SQLite might take for a URI of its own.
  if (path.find("file:") == 0) path.insert(0, "./");
  const bool empty = !exists && mode == open_mode::read;
  const int flags = SQLITE_OPEN_READWRITE | (mode == open_mode::create || empty ? SQLITE_OPEN_CREATE : 0);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(empty ? ":memory:" : path.c_str(), &opened, flags, nullptr);
  auto connection = std::make_unique<sqlite_connection>(opened);
  if (code != SQLITE_OK) {
    throw sqlite::bookkeeping_error(
        opened == nullptr ? sqlite::failure{code, sqlite3_errstr(code)} : sqlite::failure::of(opened), {});
  }
  return connection;
}

std::vector<std::string> secrets(const std::string&) { return {}; }

}  // namespace

const command_engine sqlite_command_engine{
    dialect::sqlite, "sqlite:<path>", recognises, shown, secrets, open,
};

}  // namespace pawl
