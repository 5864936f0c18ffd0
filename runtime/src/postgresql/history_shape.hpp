#pragma once

/// Whether the table `pawl_history` is exactly the one that Pawl makes. A planted one would run a stranger's code with
/// the rights of whoever migrates.

#include <optional>
#include <string>

#include "postgresql/history.hpp"
#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// What the catalogues say of a table that was found to be ours.
struct history_shape {
  /// The role that owns it.
  std::string owner;
};

/// No value where there is none. Throws `errc::history_refused` where something else stands under its name, and
/// `failure`.
std::optional<history_shape> find_history(link& link, const history& history);

/// SQL for whether the table is still as it was found, by a few fields that cost little; `owner` is SQL for its owner's
/// name. To be asked while history::lock_for_writing() holds.
std::string still_ours(const history& history, const std::string& owner);

}  // namespace pawl::postgresql
