#pragma once

/// The folder that a throw-away server lives in, and the one for its socket: both belong to the server's account, and
/// nobody else may enter them.
///
///     <cache>/postgresql/          or, where the account cannot get there, <temporary folder>/pawl-<account>-<hash>/
///       lock                       held while somebody works here, by the server too
///       record                     what was proven
///       empty/, state-.../         data folders of servers that were stopped
///       work/, measured/           the data folders of the servers that run: the set's, and that of drafts once more
///       copying/, spare-.../       a copy that is not whole; data folders to be written over

#include <optional>
#include <string>
#include <vector>

#include "proof/postgresql/account.hpp"

namespace pawl::generator {

class proof_home {
 public:
  /// `cache` is made where it is missing; where it is empty, the home is a fresh folder that is gone with this object.
  /// Throws `server_unavailable`.
  proof_home(const std::string& cache, const account& owner);
  proof_home(const proof_home&) = delete;
  proof_home& operator=(const proof_home&) = delete;
  ~proof_home();

  const std::string& path() const noexcept { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }
  const account& owner() const noexcept { return owner_; }
  bool is_kept() const noexcept { return kept_; }

  /// Waits until nobody else works here, nor a server of somebody who is gone. Until then only what stands in the
  /// record can be relied on.
  void lock();
  /// The open lock file, for the server to keep.
  int lock_file() const noexcept { return lock_; }

  /// A short path, as sockets need; made at the first call.
  const std::string& socket_folder();
  /// A file there that a killed server left.
  void remove_socket(const std::string& name);

  /// Files of the home, with the owner's rights. read() gives nothing where there is no such file.
  std::optional<std::string> read(const std::string& name) const;
  void write(const std::string& name, const std::string& text) const;
  bool holds(const std::string& name) const;
  std::vector<std::string> names() const;
  void remove(const std::string& name) const;
  void rename(const std::string& from, const std::string& to) const;
  /// As remove(), but what it was may be written over later, which is faster.
  void set_aside(const std::string& name) const;
  /// By mirror(): under its name the copy is whole.
  void copy(const std::string& from, const std::string& to, const std::vector<std::string>& shared = {}) const;

 private:
  void open_lock();

  account owner_;
  std::string path_;
  std::string short_path_;
  std::string socket_folder_;
  bool kept_ = true;
  int lock_ = -1;
};

}  // namespace pawl::generator
