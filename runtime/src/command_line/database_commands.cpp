#include "command_line/database_commands.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/run.hpp"

namespace pawl::commands {
namespace {

/// CLI11 gives a word to the first argument that takes it, so that the database may stand before or behind the rest.
CLI::Validator database_check(list<const command_engine*> engines) {
  return {[engines](std::string& word) -> std::string {
            const bool known = std::any_of(engines.begin(), engines.end(),
                                           [&](const command_engine* engine) { return engine->recognises(word); });
            // Any other URL is meant for a database too: what it is refused with says more than a parser could.
            return known || word.find("://") != std::string::npos ? "" : "not a database";
          },
          ""};
}

/// What is no database; the set tells whether it has the version.
CLI::Validator version_check(list<const command_engine*> engines) {
  return {[check = database_check(engines)](std::string& word) -> std::string {
            return check(word).empty() ? "a database" : "";
          },
          ""};
}

CLI::Validator count_check() {
  return {[](std::string& word) -> std::string {
            const bool sound = !word.empty() && word.size() < 10 && word.find_first_not_of("0123456789") == word.npos;
            return sound && word.find_first_not_of('0') != word.npos ? "" : "not a number of migrations: " + word;
          },
          ""};
}

CLI::Validator seconds_check() {
  return {[](std::string& word) -> std::string {
            return word.find_first_not_of("0123456789.") == word.npos ? "" : "not a number of seconds: " + word;
          },
          ""};
}

struct newer_choice {
  std::string_view word;
  newer_database value;
};

constexpr std::array newer_choices{newer_choice{"refuse", newer_database::refuse},
                                   newer_choice{"allow-compatible", newer_database::allow_compatible},
                                   newer_choice{"downgrade", newer_database::downgrade}};

const newer_choice* find_newer(std::string_view word) {
  const auto* found = std::ranges::find(newer_choices, word, &newer_choice::word);
  return found == newer_choices.end() ? nullptr : found;
}

CLI::Validator newer_check() {
  return {[](std::string& word) -> std::string {
            return find_newer(word) != nullptr ? "" : "there are refuse, allow-compatible and downgrade, not " + word;
          },
          ""};
}

CLI::Validator format_check() {
  return {[](std::string& word) -> std::string {
            return word == "human" || word == "json" ? "" : "there are human and json, not " + word;
          },
          ""};
}

}  // namespace

database_commands::database_commands(CLI::App& app, list<const command_engine*> engines, set_source& source,
                                     pawl::options options)
    : engines_{engines}, source_{source}, options_{std::move(options)} {
  for (const verb& verb : database_verbs()) add(app, verb);
}

void database_commands::add(CLI::App& app, const verb& verb) {
  CLI::App& command = *app.add_subcommand(verb.name, verb.help);
  command.group("On a database");
  command.footer(fmt::format("Example:\n  {} {}", app.get_name(), verb.example));
  command.validate_positionals();
  if (verb.operand == operand::count) {
    command.add_option("count", given_.count, "How many; 1 if left out")->type_name("<count>")->check(count_check());
  } else if (verb.operand == operand::version) {
    command.add_option("version", given_.version, "A migration's version, with or without leading zeros")
        ->type_name("<version>")
        ->required()
        ->check(version_check(engines_));
  }
  command.add_option("database", given_.database, "sqlite:<path> or postgresql://...; DATABASE_URL if left out")
      ->type_name("<database>")
      ->check(database_check(engines_));
  source_.add_options(command);
  command.add_option("--format", given_.format, "How to print")
      ->type_name("human|json")
      ->check(format_check())
      ->capture_default_str();
  command.add_flag("--quiet", given_.quiet, "Print nothing but errors and what was asked for");
  command.add_option("--lock-timeout", given_.lock_timeout, "How long to wait for others; 30 if left out")
      ->type_name("<seconds>")
      ->check(seconds_check());
  command
      .add_option("--history-schema", given_.history_schema, "PostgreSQL's schema of the history; public if left out")
      ->type_name("<schema>");
  command
      .add_option("--newer", given_.newer, "What to do where a newer program upgraded the database; refuse if left out")
      ->type_name("refuse|allow-compatible|downgrade")
      ->check(newer_check());
  if (verb.asks) command.add_flag("--yes", given_.yes, "Do not ask before data are lost");
  command.callback([this, &verb] { chosen_ = &verb; });
}

int database_commands::run(console& console) {
  if (given_.lock_timeout) {
    // Longer than a year is for ever, and fits.
    const double seconds = std::min(*given_.lock_timeout, 366.0 * 24 * 3600);
    options_.lock_timeout = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
  }
  if (!given_.newer.empty()) options_.newer_database = find_newer(given_.newer)->value;
  if (!given_.history_schema.empty()) options_.history_schema = given_.history_schema;
  return run_verb({*chosen_, given_, engines_, source_, options_}, console);
}

}  // namespace pawl::commands
