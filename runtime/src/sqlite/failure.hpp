#pragma once

/// What SQLite said when it refused something; the engine turns it into `pawl::error`, the generator into a diagnostic.

#include <cstddef>
#include <exception>
#include <string>
#include <utility>

struct sqlite3;

namespace pawl::sqlite {

class failure : public std::exception {
 public:
  /// `code` is an extended result code; `offset` the statement's byte that it is about, -1 where SQLite names none.
  failure(int code, std::string message, std::ptrdiff_t offset = -1)
      : code_{code}, message_{std::move(message)}, offset_{offset} {}

  /// The connection's last failure.
  static failure of(sqlite3* connection);

  int code() const noexcept { return code_; }
  const std::string& message() const noexcept { return message_; }
  std::ptrdiff_t offset() const noexcept { return offset_; }
  const char* what() const noexcept override { return message_.c_str(); }

  /// Whether another connection is in the way and waiting may help.
  bool is_busy() const noexcept;

 private:
  int code_;
  std::string message_;
  std::ptrdiff_t offset_;
};

/// A statement ended the transaction that it ran in, or would have. SQLite itself finds nothing wrong with it.
class transaction_end : public failure {
 public:
  using failure::failure;
};

/// SQLite ends the statement elsewhere than its script says: it was not run.
class wrong_boundary : public failure {
 public:
  using failure::failure;
};

}  // namespace pawl::sqlite
