#include "commands/console.hpp"

#include "diagnostics/print.hpp"

namespace pawl::generator {

exit_code report(const diagnostics& found, console& console) {
  const auto findings = found.sorted();
  if (console.prints_findings) console.err << print(findings, {.colour = console.colour}) << std::flush;
  if (console.noted != nullptr) console.noted->findings = findings;
  return found.has_errors() ? found_errors : success;
}

}  // namespace pawl::generator
