#pragma once

/// A database that somebody else uses between two calls of the program under test.

#include <functional>
#include <utility>

#include <pawl/database.hpp>

namespace pawl::test {

/// Passes every call on. `somebody` comes once: when the status has been read, and no lock is held yet.
class interrupted_database final : public database {
 public:
  interrupted_database(database& inner, std::function<void()> somebody)
      : inner_{inner}, somebody_{std::move(somebody)} {}

  void open_session() override {
    if (const auto once = std::exchange(somebody_, nullptr)) once();
    inner_.open_session();
  }

  pawl::dialect dialect() const noexcept override { return inner_.dialect(); }
  transaction_scope default_scope() const noexcept override { return inner_.default_scope(); }
  void use(const options& options) override { inner_.use(options); }
  void refuse_open_transaction() override { inner_.refuse_open_transaction(); }
  bool is_at(std::string_view set, std::uint32_t ordinal, std::string_view chain) override {
    return inner_.is_at(set, ordinal, chain);
  }
  std::optional<std::size_t> count_compatible(std::string_view set, std::uint32_t ordinal,
                                              std::string_view chain) override {
    return inner_.count_compatible(set, ordinal, chain);
  }
  std::optional<std::vector<history_row>> read_history(std::string_view set) override {
    return inner_.read_history(set);
  }
  std::vector<std::string> read_stored_downs(std::string_view set, std::uint32_t ordinal) override {
    return inner_.read_stored_downs(set, ordinal);
  }
  bool is_empty() override { return inner_.is_empty(); }
  live_schema read_schema(const std::vector<schema_object>& expected) override { return inner_.read_schema(expected); }
  void close_session() noexcept override { inner_.close_session(); }
  void begin() override { inner_.begin(); }
  void prepare(const plan& steps) override { inner_.prepare(steps); }
  void commit() override { inner_.commit(); }
  void rollback() noexcept override { inner_.rollback(); }
  void run(const migration& migration, direction direction) override { inner_.run(migration, direction); }
  void create_history() override { inner_.create_history(); }
  void add_history_row(const migration& migration, const new_history_row& row) override {
    inner_.add_history_row(migration, row);
  }
  void remove_history_row(std::string_view set, std::uint32_t ordinal) override {
    inner_.remove_history_row(set, ordinal);
  }

 private:
  database& inner_;
  std::function<void()> somebody_;
};

}  // namespace pawl::test
