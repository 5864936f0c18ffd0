#pragma once

/// Folders that one account alone may enter.

#include <string>

#include "proof/postgresql/account.hpp"

namespace pawl::generator {

/// Makes the folder where it is missing. False where it cannot be made, is no folder, belongs to somebody else, or the
/// account cannot get to it.
bool make_private_folder(const std::string& path, const account& owner);

/// Whether it is a folder, no link to one, that is the account's alone.
bool is_private_folder(const std::string& path, const account& owner);

/// Makes the folder and those above it, for everybody.
void make_folders(const std::string& path);

/// `<temporary folder>/pawl-<account>-<name>`, short enough for a socket in it: TMPDIR, or /tmp where that is long,
/// oddly named or closed to the account.
std::string short_folder(const std::string& name, const account& owner);

/// The same with a name that nobody has.
std::string fresh_folder(const account& owner);

}  // namespace pawl::generator
