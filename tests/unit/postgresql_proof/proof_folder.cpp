#include "proof_folder.hpp"

#include <algorithm>
#include <stdexcept>

#include "proof/postgresql/cluster.hpp"
#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "support/process.hpp"

namespace pawl::test {
namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;

/// Makes the cluster where it is missing; processes that come at once wait for each other.
std::string template_home() {
  proof_home home{PAWL_TEST_PROOF_CACHE, server_account()};
  home.lock();
  if (!has_cluster(programs(), home)) make_cluster(programs(), home, {});
  if (!home.holds("light")) copy_cluster(home, empty_cluster, "light");
  return home.path();
}

}  // namespace

const server_programs& programs() {
  static const auto found = find_server(server_search::from_environment());
  if (!found) throw std::runtime_error{"no initdb and postgres: install the package postgresql"};
  return *found;
}

proof_folder::proof_folder() {
  // So that the server's account may enter it.
  fs::permissions(folder_.path(), fs::perms{0755});
  const auto from = template_home() + "/light";
  const proof_home made{cache(), server_account()};
  const auto copied = run({.program = "cp", .arguments = {"-a", from, *this / empty_cluster}});
  if (copied.exit_code != 0) throw std::runtime_error{copied.errors};
}

std::vector<std::string> states_in(const proof_folder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder.home()}) {
    if (entry.path().filename().string().starts_with("state-")) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace pawl::test
