#include "command_line/parse.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/exit_codes.hpp"
#include "command_line/text/suggest.hpp"

namespace pawl::commands {
namespace {

/// CLI11 would only say that a command is missing.
void check_verb(const CLI::App& app, std::string_view word) {
  std::vector<std::string_view> known;
  for (const auto* verb : app.get_subcommands({})) known.push_back(verb->get_name());
  if (word.starts_with('-') || std::ranges::find(known, word) != known.end()) return;
  const auto meant = closest(word, known);
  throw usage_error{fmt::format("no such command: {}; {}", word,
                                meant ? fmt::format("did you mean {}?", *meant)
                                      : fmt::format("`{} --help` shows what there is", app.get_name()))};
}

}  // namespace

std::optional<int> parse(CLI::App& app, int argc, const char* const* argv, console& console) {
  if (argc > 1) check_verb(app, argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and the version are such errors too.
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      return app.exit(error, console.out, console.err);
    }
    throw usage_error{fmt::format("{}; `{} --help` shows what there is", error.what(), app.get_name())};
  }
  return std::nullopt;
}

}  // namespace pawl::commands
