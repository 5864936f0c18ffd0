#pragma once

/// What is said about a set that contradicts its lock file.

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "guard/lock_file.hpp"
#include "source/set.hpp"

namespace pawl::generator {

diagnostic frozen_edited(const migration& migration, const lock_entry& entry);
diagnostic frozen_deleted(const lock_entry& entry, const std::string& lock_path, const std::string& directory);
diagnostic frozen_renumbered(const migration& migration, const lock_entry& entry, const std::string& lock_path);
/// `command` is what takes the new down script into the lock file.
diagnostic frozen_down_edited(const migration& migration, const lock_entry& entry, const std::string& command);
diagnostic draft_before_frozen(const migration& draft, const lock_entry& last_frozen, const std::string& lock_path);
/// `command` is what freezes the draft.
diagnostic draft_refused(const migration& draft, const std::string& command);

}  // namespace pawl::generator
