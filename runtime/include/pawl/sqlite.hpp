#pragma once

/// SQLite, over the caller's own connection.
///
/// Pawl opens and closes nothing, keeps the busy handler, hooks and authorizer that the caller set, and hands the
/// connection back with the settings it found. The connection must not be inside a transaction, and no other thread may
/// use it during a call. The history lives in the schema `main`. A migration's unqualified names are resolved as SQLite
/// does: temporary tables first, attached databases last; so migrate before making or attaching such. Needs SQLite 3.38
/// or newer. Throws `pawl::error`.
///
///     sqlite3* db = nullptr;
///     if (sqlite3_open("notes.db", &db) != SQLITE_OK) return fail(sqlite3_errmsg(db));
///     pawl::migrate(db, notes_schema::migrations());

#include <chrono>
#include <memory>

#include <pawl/database.hpp>
#include <pawl/migrate.hpp>

struct sqlite3;

namespace pawl {

/// The engine seam for SQLite. Keeps the pointer: the connection must outlive it.
class sqlite_database final : public database {
 public:
  explicit sqlite_database(sqlite3* connection) noexcept;
  sqlite_database(const sqlite_database&) = delete;
  sqlite_database& operator=(const sqlite_database&) = delete;
  ~sqlite_database() override;

  pawl::dialect dialect() const noexcept override { return pawl::dialect::sqlite; }
  transaction_scope default_scope() const noexcept override { return transaction_scope::whole; }

  void refuse_older_engine(std::uint32_t minimum) override;
  void use(const options& options) override;
  void refuse_open_transaction() override;
  bool is_at(std::string_view set_name, std::uint32_t ordinal, std::string_view chain) override;
  std::optional<std::size_t> count_compatible(std::string_view set_name, std::uint32_t ordinal,
                                              std::string_view chain) override;
  std::optional<std::vector<history_row>> read_history(std::string_view set_name) override;
  std::vector<std::string> read_stored_downs(std::string_view set_name, std::uint32_t ordinal) override;
  bool is_empty() override;
  live_schema read_schema(const std::vector<schema_object>& expected) override;

  void open_session() override;
  void close_session() noexcept override;

  void begin() override;
  void prepare(const plan& steps) override;
  void commit() override;
  void rollback() noexcept override;

  void run(const migration& migration, direction direction) override;

  void create_history() override;
  void add_history_row(const migration& migration, const new_history_row& row) override;
  void remove_history_row(std::string_view set_name, std::uint32_t ordinal) override;

 private:
  struct session;

  void refuse_lost_transaction() const;
  template <typename Action>
  auto wait_for_lock(Action&& action);
  template <typename Action>
  auto keep_books(Action&& action);

  sqlite3* connection_;
  std::chrono::milliseconds lock_timeout_{0};
  pawl::observer* observer_ = nullptr;
  /// What lasts from open_session() to close_session().
  std::unique_ptr<session> session_;
};

/// Brings the database behind `connection` to the set's last migration: verifies, and applies what is pending.
/// One read and no write when it is up to date.
report migrate(sqlite3* connection, const migration_set& set, const options& options = {});

}  // namespace pawl
