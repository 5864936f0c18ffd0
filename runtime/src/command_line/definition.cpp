#include "command_line/definition.hpp"

#include <CLI/CLI.hpp>

namespace pawl::commands {
namespace {

defined_option option_of(const CLI::Option& option) {
  defined_option found;
  found.help = option.get_description();
  found.required = option.get_required();
  found.positional = option.get_positional();
  if (option.get_items_expected_max() > 0) found.value = option.get_type_name();
  if (found.positional) {
    found.name = option.get_name(true);
  } else if (!option.get_lnames().empty()) {
    found.name = "--" + option.get_lnames().front();
  } else {
    found.name = "-" + option.get_snames().front();
  }
  return found;
}

defined_command command_of(const CLI::App& app) {
  defined_command found{app.get_name(), app.get_description(), app.get_footer(), {}};
  for (const CLI::Option* option : app.get_options()) found.options.push_back(option_of(*option));
  return found;
}

}  // namespace

std::vector<std::string> defined_option::choices() const {
  std::vector<std::string> words;
  if (value.find('|') == std::string::npos) return words;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find('|', begin), value.size());
    words.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

definition definition_of(const CLI::App& app) {
  definition found{command_of(app), {}};
  for (const CLI::App* command : app.get_subcommands({})) {
    if (!command->get_group().empty()) found.commands.push_back(command_of(*command));
  }
  return found;
}

}  // namespace pawl::commands
