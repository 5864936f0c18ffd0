#pragma once

/// What PostgreSQL said when it refused something; the engine turns it into `pawl::error`.

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

namespace pawl::postgresql {

class failure : public std::exception {
 public:
  /// SQLSTATE; empty where not the server said it.
  std::string sql_state;
  /// The server's primary message, one sentence.
  std::string message;
  std::string detail;
  std::string hint;
  /// The character of the message's text that it is about, from 1; 0 where the server names none.
  std::size_t position = 0;
  /// The same in a statement that the text made the server run: the body of a function. Empty where there is none.
  std::string inner_query;
  std::size_t inner_position = 0;
  /// What the server was doing, a line for each level.
  std::string context;
  /// Whether the connection is gone.
  bool broken = false;

  const char* what() const noexcept override { return message.c_str(); }

  bool is(std::string_view state) const noexcept { return sql_state == state; }
  /// The first two characters of SQLSTATE.
  std::string_view state_class() const noexcept { return std::string_view{sql_state}.substr(0, 2); }
};

}  // namespace pawl::postgresql
