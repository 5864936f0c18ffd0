#include "diagnostics/formats/fingerprints.hpp"

#include <map>

#include "diagnostics/formats/paths.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {

std::vector<std::string> fingerprints(const document& document) {
  std::vector<std::string> prints;
  std::map<std::string, int> seen;
  for (const diagnostic& finding : document.findings) {
    std::string text{finding.id};
    for (const std::string& part : {from_root(finding.where.file, document.root), finding.message}) {
      text += '\0';
      text += part;
    }
    // What is found twice in a file is told apart by its order.
    const int earlier = seen[text]++;
    prints.push_back(sha256_of(text + '\0' + std::to_string(earlier)));
  }
  return prints;
}

}  // namespace pawl::generator
