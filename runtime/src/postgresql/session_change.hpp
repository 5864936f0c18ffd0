#pragma once

/// What holds for the caller's session as long as an object lives: settings, a lock, a prepared statement.

#include <string>
#include <utility>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

class session_change {
 public:
  /// Sends `beginning`, and `ending` when it is over. Throws `failure`.
  session_change(link& line, const std::string& beginning, std::string ending)
      : line_{line}, ending_{std::move(ending)} {
    line_.ask(beginning);
  }
  session_change(const session_change&) = delete;
  session_change& operator=(const session_change&) = delete;
  ~session_change() { line_.try_to(ending_); }

 private:
  link& line_;
  const std::string ending_;
};

}  // namespace pawl::postgresql
