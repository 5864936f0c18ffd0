#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "commands/command_line.hpp"
#ifdef PAWL_WITH_SQLITE
#include "proof/sqlite/sqlite_process.hpp"
#endif

namespace {

/// https://no-color.org
bool wants_colour() {
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  const bool dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
  return !refused && !dumb && ::isatty(STDERR_FILENO) != 0;
}

/// Somebody at a terminal, who sees the question too.
std::istream* answers() {
  return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0 ? &std::cin : nullptr;
}

}  // namespace

int main(int argc, char** argv) {
#ifdef PAWL_WITH_SQLITE
  pawl::generator::prepare_sqlite_process();
#endif
  return pawl::generator::run_command_line(argc, argv, {std::cout, std::cerr, wants_colour(), answers()});
}
