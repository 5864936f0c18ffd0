#pragma once

/// PostgreSQL, over the caller's own libpqxx connection.
///
/// Pawl opens and closes nothing and hands the connection back with the settings it found. The connection must be open
/// and outside a transaction, and no other thread may use it during a call. The history lives in
/// `options.history_schema`; a migration's unqualified names are resolved by the connection's `search_path`. Works with
/// libpqxx 6.4, 7 and 8 and PostgreSQL 12 or newer, also behind a pooler in transaction mode. Throws `pawl::error`;
/// no message holds a connection string.
///
///     pqxx::connection db{"dbname=notes"};
///     pawl::migrate(db, notes_schema::migrations());

#include <memory>

#include <pqxx/pqxx>

#include <pawl/database.hpp>
#include <pawl/migrate.hpp>

namespace pawl {

/// The engine seam for PostgreSQL. Keeps the reference: the connection must outlive it.
class postgresql_database final : public database {
 public:
  explicit postgresql_database(pqxx::connection& connection);
  postgresql_database(const postgresql_database&) = delete;
  postgresql_database& operator=(const postgresql_database&) = delete;
  ~postgresql_database() override;

  pawl::dialect dialect() const noexcept override { return pawl::dialect::postgresql; }
  transaction_scope default_scope() const noexcept override { return transaction_scope::each; }

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

  std::size_t fits_ahead(const list<migration>& migrations) const noexcept override;
  std::vector<std::chrono::microseconds> run_ahead(const upward_run& work) override;
  void retry_or_throw(const error& reason, unsigned attempt) override;

  void keep_lock(const migration& reason) override;
  void release_lock() noexcept override;
  void run_standalone(const migration& migration, direction direction, bool resumes) override;
  void set_history_state(const new_history_row& row) override;

 private:
  struct session;
  std::unique_ptr<session> session_;
};

/// Brings the database behind `connection` to the set's last migration: verifies, and applies what is pending.
/// One round trip and no write when it is up to date.
report migrate(pqxx::connection& connection, const migration_set& set, const options& options = {});

}  // namespace pawl
