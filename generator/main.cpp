#include <unistd.h>

#include <iostream>

#include "command_line/console.hpp"
#include "commands/command_line.hpp"
#ifdef PAWL_WITH_SQLITE
#include "proof/sqlite/sqlite_process.hpp"
#endif

int main(int argc, char** argv) {
#ifdef PAWL_WITH_SQLITE
  pawl::generator::prepare_sqlite_process();
#endif
  const auto screen = pawl::commands::standard_terminal();
  const bool colour = pawl::commands::wants_colour(STDERR_FILENO);
  return pawl::generator::run_command_line(argc, argv, {std::cout, std::cerr, colour, screen.answers, screen});
}
