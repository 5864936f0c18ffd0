#pragma once

/// `postgresql://user:password@host:port/name`, of which a message may repeat no password.

#include <string>
#include <string_view>
#include <vector>

namespace pawl::postgresql {

bool is_url(std::string_view database);

/// Without the password and the options; empty where libpq reads it otherwise than it may have been meant, with a part
/// of the password as the host, the port or the name.
std::string without_password(const std::string& url);

/// The passwords, as they are and as the URL spells them, also the one in the environment.
std::vector<std::string> passwords(const std::string& url);

}  // namespace pawl::postgresql
