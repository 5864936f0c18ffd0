#pragma once

/// The URL of a PostgreSQL database, which may hold a password.

#include <string>
#include <string_view>

namespace notes {

/// Whether this names a server rather than a file.
bool is_url(std::string_view database);

/// Whether everybody reads the URL alike, libpq too: only then do its messages never quote a part of the password,
/// taken for a host or a port.
bool is_sound_url(std::string_view url);

/// To be shown: the URL without the password and the options; a file as it is.
std::string without_password(std::string_view database);

}  // namespace notes
