#include <fmt/format.h>

#include "diagnostics/formats/formats.hpp"
#include "diagnostics/print.hpp"
#include "diagnostics/printable.hpp"

namespace pawl::generator {

std::string write_text(const document& document) {
  std::string text = print(document.findings);
  if (!document.problem.empty()) text += fmt::format("pawl: {}\n", printable(document.problem));
  return text;
}

}  // namespace pawl::generator
