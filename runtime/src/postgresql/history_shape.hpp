#pragma once

/// Whether the table `pawl_history` is exactly the one that Pawl makes. A planted one would run a stranger's code with
/// the rights of whoever migrates.

#include <optional>
#include <string>

#include "postgresql/history.hpp"
#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// What a table that was found to be ours is known by later.
struct history_shape {
  /// SQL for the name of the role that owns it; a table that we have just made is our own.
  std::string owner = "CURRENT_USER";
  /// Whether others than its owner may put a trigger on it.
  bool is_exposed = true;
  /// Whether there once was a trigger or a rule: PostgreSQL goes on to say so until the next VACUUM.
  bool had_additions = false;
};

/// No value where there is none. Throws `errc::history_refused` where something else stands under its name, and
/// `failure`.
std::optional<history_shape> find_history(link& link, const history& history);

/// Throws `errc::history_refused` where somebody may write to the table who neither owns it nor is connected: what the
/// history holds is going to be run.
void refuse_other_writers(link& link, const history& history);

/// What stands before statements that write to the table: it lets nobody change the table until the transaction ends,
/// and fails where it is not as it was found, by what costs little to ask.
std::string writing_guard(const history& history, const history_shape& shape);

}  // namespace pawl::postgresql
