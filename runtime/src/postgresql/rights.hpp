#pragma once

/// What can be known before the first write: whether the server takes writes at all, and ours.

#include <string>

#include "postgresql/history.hpp"
#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// What is asked along, and needed where something is written.
struct session_facts {
  /// Whether the server could watch over the connection.
  bool can_watch = false;
  /// The statement that sets back what script_settings() changes for a session.
  std::string restoring;
};

/// Throws `errc::read_only` on a standby and in a session of read-only transactions, `errc::no_permission` where the
/// role may not write the history or make one, and `failure`. Writes nothing.
session_facts refuse_unless_writable(link& link, const history& history);

/// The error for a role that may not read the history, with what to grant.
[[noreturn]] void refuse_reader(link& link, const history& history);

}  // namespace pawl::postgresql
