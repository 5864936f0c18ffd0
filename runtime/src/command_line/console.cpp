#include "command_line/console.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "command_line/exit_codes.hpp"

namespace pawl::commands {
namespace {

constexpr unsigned usual_width = 80;

bool is_dumb() {
  const char* const name = std::getenv("TERM");
  return name == nullptr || std::string_view{name} == "dumb";
}

/// 0 where it is no terminal.
unsigned width_of(int descriptor) {
  if (::isatty(descriptor) == 0) return 0;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_width;
  return size.ws_col;
}

}  // namespace

bool wants_colour(int descriptor) {
  const char* const no_colour = std::getenv("NO_COLOR");
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  return !refused && !is_dumb() && ::isatty(descriptor) != 0;
}

terminal standard_terminal() {
  const bool is_answered = ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
  return {wants_colour(STDOUT_FILENO), width_of(STDOUT_FILENO), is_dumb() ? 0 : width_of(STDERR_FILENO),
          is_answered ? &std::cin : nullptr};
}

int after_printing(std::ostream& out, std::ostream& err, int code) {
  if (out.flush()) return code;
  pollfd reader{STDOUT_FILENO, 0, 0};
  if (::poll(&reader, 1, 0) == 1 && (reader.revents & POLLERR) != 0) return code;
  err << "what was printed is not whole: standard output cannot be written" << std::endl;
  return failed;
}

without_broken_pipes::without_broken_pipes() noexcept : before_{std::signal(SIGPIPE, SIG_IGN)} {}

without_broken_pipes::~without_broken_pipes() {
  if (before_ != SIG_ERR) std::signal(SIGPIPE, before_);
}

}  // namespace pawl::commands
