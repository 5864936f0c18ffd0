#pragma once

/// A cache folder with a cluster in it: initdb runs once a build, not once a test.

#include <string>

#include "proof/postgresql/server_programs.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {

/// The server that the tests use; throws where there is none: no test is passed over.
const generator::server_programs& programs();

class proof_folder {
 public:
  proof_folder();

  /// To be given as the proof's cache.
  std::string cache() const { return folder_.path(); }
  /// Where what is kept lies.
  std::string home() const { return folder_ / "postgresql"; }
  std::string operator/(std::string_view name) const { return home() + '/' + std::string{name}; }

 private:
  temporary_folder folder_;
};

/// The names of all databases folders of a home that hold a proven beginning of a set.
std::vector<std::string> states_in(const proof_folder& folder);

}  // namespace pawl::test
