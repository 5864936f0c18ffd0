#include <algorithm>

#include <fmt/format.h>

#include "command_line/definition.hpp"
#include "command_line/exit_codes.hpp"

namespace pawl::commands {
namespace {

/// Text for troff: a `-` is a minus sign, and no line begins a request.
std::string escaped(const std::string& text) {
  std::string result;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) result += "\\&";
    begins = c == '\n';
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

std::string paragraph(const std::string& text) {
  std::string lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t word = std::min(text.find_first_not_of(' ', begin), end);
    if (word < end) lines += escaped(text.substr(word, end - word)) + "\n.br\n";
    begin = end + 1;
  }
  return lines;
}

std::string synopsis(const defined_command& command, const std::string& program) {
  std::string line = fmt::format(".B {} {}\n", escaped(program), escaped(command.name));
  for (const auto& option : command.options) {
    if (!option.positional) continue;
    line +=
        fmt::format("{}\\fI{}\\fR{}\n", option.required ? "" : "[", escaped(option.name), option.required ? "" : "]");
  }
  return line + "[\\fIoptions\\fR]\n";
}

std::string entry(const defined_option& option) {
  const std::string value = option.value.empty() || option.positional ? "" : " \\fI" + escaped(option.value) + "\\fR";
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", escaped(option.name), value, escaped(option.help));
}

}  // namespace

std::string manual(const definition& of, const std::string& version) {
  const std::string name = of.program.name;
  std::string upper = name;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  std::string page =
      fmt::format(".TH {} 1 \"\" \"{}\"\n.SH NAME\n{} \\- {}\n", upper, version, name, escaped(of.program.help));
  page += fmt::format(".SH SYNOPSIS\n.B {}\n\\fIcommand\\fR [\\fIarguments\\fR]\n.SH COMMANDS\n", name);
  for (const auto& command : of.commands) {
    page +=
        fmt::format(".SS {}\n{}.PP\n{}\n", escaped(command.name), synopsis(command, name), escaped(command.help) + ".");
    for (const auto& option : command.options) page += entry(option);
    if (!command.footer.empty()) page += ".PP\n" + paragraph(command.footer);
  }
  page +=
      ".SH ENVIRONMENT\n.TP\n\\fBDATABASE_URL\\fR\nThe database where none is named.\n"
      ".TP\n\\fBNO_COLOR\\fR\nWhere it is set and not empty, nothing is coloured.\n";
  page += ".SH EXIT STATUS\n" + paragraph(exit_codes_text);
  return page;
}

}  // namespace pawl::commands
