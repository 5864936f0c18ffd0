#include <fmt/format.h>

#include "command_line/definition.hpp"

namespace pawl::commands {
namespace {

/// What a database begins with; the rest is a path or a server's affair.
constexpr const char* database_words = "sqlite: postgresql://";

bool is_database(const defined_option& option) { return option.positional && option.name == "database"; }

/// Words that may stand anywhere behind the command.
std::string words_of(const defined_command& command) {
  std::string words;
  for (const auto& option : command.options) {
    if (option.positional && !is_database(option)) {
      for (const auto& choice : option.choices()) words += " " + choice;
      continue;
    }
    words += fmt::format(" {}", is_database(option) ? database_words : option.name);
  }
  return words.empty() ? words : words.substr(1);
}

/// How bash completes an option's value.
std::string bash_value(const defined_option& option) {
  if (option.value == "<dir>") return "COMPREPLY=($(compgen -d -- \"$word\"))";
  if (option.value == "<file>") return "COMPREPLY=($(compgen -f -- \"$word\"))";
  if (const auto choices = option.choices(); !choices.empty()) {
    return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", fmt::join(choices, " "));
  }
  return ":";
}

/// Between single quotes, in a description between brackets or behind a colon.
std::string zsh_text(const std::string& text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else {
      quoted += c;
    }
  }
  return quoted;
}

std::string zsh_value(const defined_option& option) {
  if (option.value == "<dir>") return "_files -/";
  if (option.value == "<file>") return "_files";
  if (const auto choices = option.choices(); !choices.empty()) return fmt::format("({})", fmt::join(choices, " "));
  return "( )";
}

std::string zsh_argument(const defined_option& option, const std::string& program) {
  if (is_database(option)) return fmt::format("'*:database:_{}_database'", program);
  if (option.positional) return fmt::format("':{}:{}'", zsh_text(option.name), zsh_value(option));
  if (option.value.empty()) return fmt::format("'{}[{}]'", option.name, zsh_text(option.help));
  return fmt::format("'{}[{}]:{}:{}'", option.name, zsh_text(option.help), zsh_text(option.value), zsh_value(option));
}

}  // namespace

std::string bash_completion(const definition& of) {
  const std::string& name = of.program.name;
  std::string values, words;
  std::string verbs;
  for (const auto& command : of.commands) {
    verbs += command.name + " ";
    words += fmt::format("    {}) words='{}' ;;\n", command.name, words_of(command));
    for (const auto& option : command.options) {
      if (option.positional || option.value.empty()) continue;
      values += fmt::format("    {},{}) {}; return ;;\n", command.name, option.name, bash_value(option));
    }
  }
  // bash takes `sqlite:notes.db` for three words.
  return fmt::format(
      "# bash completion for {0}; made by `{0} completion bash`\n"
      "_{0}() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} verb= words= i\n"
      "  COMPREPLY=()\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    if [[ ${{COMP_WORDS[i]}} != -* ]]; then verb=${{COMP_WORDS[i]}}; break; fi\n"
      "  done\n"
      "  if [[ $word == : ]]; then word= before=:; fi\n"
      "  if [[ $before == : ]]; then COMPREPLY=($(compgen -f -- \"$word\")); return; fi\n"
      "  case $verb,$before in\n{1}  esac\n"
      "  case $verb in\n"
      "    '') words='{2}{3}' ;;\n"
      "{4}  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "  if [[ ${{COMPREPLY[0]-}} == *[:/] ]]; then compopt -o nospace 2>/dev/null; fi\n"
      "}}\n"
      "complete -F _{0} {0}\n",
      name, values, verbs, words_of(of.program), words);
}

std::string zsh_completion(const definition& of) {
  const std::string& name = of.program.name;
  std::string verbs, cases;
  for (const auto& command : of.commands) {
    verbs += fmt::format("    '{}:{}'\n", command.name, zsh_text(command.help));
    cases += fmt::format("    {}) _arguments", command.name);
    for (const auto& option : command.options) cases += " \\\n      " + zsh_argument(option, name);
    cases += " ;;\n";
  }
  return fmt::format(
      "#compdef {0}\n"
      "# zsh completion for {0}; made by `{0} completion zsh`\n"
      "_{0}_database() {{\n"
      "  if [[ $PREFIX == sqlite:* ]]; then compset -P 'sqlite:'; _files; return; fi\n"
      "  compadd -S '' {1}\n"
      "}}\n"
      "_{0}() {{\n"
      "  local -a verbs\n"
      "  verbs=(\n{2}  )\n"
      "  if (( CURRENT == 2 )); then _describe command verbs; return; fi\n"
      "  local verb=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $verb in\n{3}  esac\n"
      "}}\n"
      "_{0} \"$@\"\n",
      name, database_words, verbs, cases);
}

}  // namespace pawl::commands
