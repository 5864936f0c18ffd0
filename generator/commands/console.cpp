#include "commands/console.hpp"

#include "diagnostics/print.hpp"

namespace pawl::generator {

exit_code report(const diagnostics& found, console& console) {
  console.err << print(found, {.colour = console.colour}) << std::flush;
  return found.has_errors() ? found_errors : success;
}

}  // namespace pawl::generator
