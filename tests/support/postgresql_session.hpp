#pragma once

/// A connection in a few words, and all that a database holds as text.

#include <memory>
#include <string>

#include <pqxx/pqxx>

namespace pawl::test {

/// Throws what libpqxx throws.
class postgresql_session {
 public:
  explicit postgresql_session(const std::string& connection_string);

  operator pqxx::connection&() const noexcept { return *connection_; }
  pqxx::connection& connection() const noexcept { return *connection_; }

  /// Any number of statements in one message, without a transaction around them.
  void execute(const std::string& sql) const;

  /// All rows: columns parted by `|`, rows by a line feed, NULL written as `NULL`.
  std::string rows(const std::string& sql) const;

  /// Schema and rows of everything but `pawl_history`, in a fixed order.
  std::string dump() const;

 private:
  std::unique_ptr<pqxx::connection> connection_;
};

}  // namespace pawl::test
