#pragma once

/// The account that a throw-away server runs as. PostgreSQL refuses root, so that root lends it another one.

#include <sys/types.h>

#include <string>

namespace pawl::generator {

struct account {
  uid_t uid = 0;
  gid_t gid = 0;
  /// Whether it is another one than the generator's own.
  bool is_lent = false;
};

/// The generator's own; for root `postgres` where there is one, else `nobody`. Throws `server_unavailable` where there
/// is neither.
account server_account();

/// While it lives, files are opened, made and removed with the account's rights: what a server's account could have
/// put in root's way does not lead root astray.
class acting_as {
 public:
  explicit acting_as(const account& who);
  acting_as(const acting_as&) = delete;
  acting_as& operator=(const acting_as&) = delete;
  ~acting_as();

 private:
  bool changed_ = false;
};

}  // namespace pawl::generator
