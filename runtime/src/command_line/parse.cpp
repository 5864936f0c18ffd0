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

/// What was typed where a database belongs: a path alone looks like one and is none.
std::string bare_path(const CLI::App& app) {
  const auto verbs = app.get_subcommands();
  if (verbs.empty() || verbs.front()->get_option_no_throw("database") == nullptr) return {};
  const auto words = app.remaining(true);
  if (words.size() != 1 || words.front().starts_with('-') || words.front().find(':') != std::string::npos) return {};
  return words.front().find_first_of("./") == std::string::npos ? std::string{} : words.front();
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
    if (const std::string path = bare_path(app); !path.empty())
      throw usage_error{fmt::format("{0} names no database; a file of SQLite's is written sqlite:{0}", path)};
    throw usage_error{fmt::format("{}; `{} --help` shows what there is", error.what(), app.get_name())};
  }
  return std::nullopt;
}

}  // namespace pawl::commands
