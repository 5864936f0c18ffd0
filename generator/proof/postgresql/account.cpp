#include "proof/postgresql/account.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

#include "proof/postgresql/server_unavailable.hpp"

namespace pawl::generator {

account server_account() {
  if (::geteuid() != 0) return {::geteuid(), ::getegid(), false};
  for (const char* name : {"postgres", "nobody"}) {
    const passwd* const entry = ::getpwnam(name);
    if (entry != nullptr && entry->pw_uid != 0) return {entry->pw_uid, entry->pw_gid, true};
  }
  throw server_unavailable{"a server does not run as root, and there is neither an account postgres nor nobody"};
}

acting_as::acting_as(const account& who) {
  if (!who.is_lent || ::geteuid() == who.uid) return;
  if (::setegid(who.gid) != 0 || ::seteuid(who.uid) != 0) {
    if (::setegid(::getgid()) != 0) std::abort();
    throw server_unavailable{"the account of the server cannot be taken on"};
  }
  changed_ = true;
}

acting_as::~acting_as() {
  if (!changed_) return;
  // To go on with the wrong rights would be worse than to end.
  if (::seteuid(::getuid()) != 0 || ::setegid(::getgid()) != 0) std::abort();
}

}  // namespace pawl::generator
