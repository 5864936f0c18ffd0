#pragma once

/// What can be known before the first write: whether the server takes writes at all, and ours.

#include "postgresql/history.hpp"
#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// Throws `errc::read_only` on a standby and in a session of read-only transactions, `errc::no_permission` where the
/// role may not write the history or make one, and `failure`. Writes nothing. Tells also whether the server could watch
/// over the connection, since it is asked.
bool refuse_unless_writable(link& link, const history& history);

/// The error for a role that may not read the history, with what to grant.
[[noreturn]] void refuse_reader(link& link, const history& history);

}  // namespace pawl::postgresql
