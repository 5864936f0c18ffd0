#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "command_line/exit_codes.hpp"
#include "command_line/session.hpp"
#include "command_line/words.hpp"
#include "core/planning.hpp"
#include "core/script_text.hpp"

namespace pawl::commands {
namespace {

/// The statements as they stand in the script, each line further in.
std::string statements_of(const script& script) {
  std::string text;
  for (const statement& statement : script.statements) {
    text += "    ";
    for (const char c : text_between(script, statement.begin, statement.end)) {
      text += c;
      if (c == '\n') text += "    ";
    }
    text += '\n';
  }
  return text;
}

std::string losses(const plan& steps, const std::string& database) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(steps, undoes));
  std::string text =
      fmt::format("This undoes {} of {}. What the statements drop is lost:\n", counted(count, "migration"), database);
  for (const planned_step& step : steps) {
    if (!undoes(step)) continue;
    text +=
        fmt::format("  {} {}\n{}", step.migration->version, step.migration->name, statements_of(step.migration->down));
  }
  return text;
}

bool is_yes(const std::string& answer) { return answer == "y" || answer == "Y" || answer == "yes"; }

}  // namespace

void ask_before_losing(const plan& steps, session& session) {
  if (std::ranges::none_of(steps, undoes)) return;
  if (session.given.yes) return;
  commands::console& console = session.console;
  if (!session.given.is_json()) console.err << harmless(losses(steps, session.shown));
  if (console.screen.answers == nullptr || session.given.is_json()) {
    throw usage_error{"nothing was changed: there is no terminal to ask on; --yes does it without asking"};
  }
  console.err << "Go on? [y/N] " << std::flush;
  std::string answer;
  std::getline(*console.screen.answers, answer);
  if (!is_yes(answer)) throw refused{};
}

}  // namespace pawl::commands
