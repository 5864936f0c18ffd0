#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "command_line/console.hpp"
#include "commands/command_line.hpp"
#include "commands/hand_over.hpp"
#ifdef PAWL_WITH_SQLITE
#include "proof/sqlite/sqlite_process.hpp"
#endif

namespace {

/// Returns where this program is the right one.
void find_program(int argc, char** argv) {
#ifdef PAWL_SQLITE_ALONE
  const char* const url = std::getenv("DATABASE_URL");
  const int typed = argc > 1 ? argc - 1 : 0;
  const bool is_right =
      pawl::generator::is_for_sqlite_alone({argv + argc - typed, argv + argc}, url == nullptr ? "" : url);
  if (!is_right) pawl::generator::hand_over(argv);
#else
  static_cast<void>(argc);
  static_cast<void>(argv);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  const auto screen = pawl::commands::standard_terminal();
  const bool colour = pawl::commands::wants_colour(STDERR_FILENO);
  const pawl::generator::console console{std::cout, std::cerr, colour, screen.answers, screen};
  try {
    find_program(argc, argv);
  } catch (const pawl::generator::command_error& reason) {
    return pawl::generator::refuse_command_line(argc, argv, console, reason.what());
  }
#ifdef PAWL_WITH_SQLITE
  pawl::generator::prepare_sqlite_process();
#endif
  return pawl::generator::run_command_line(argc, argv, console);
}
