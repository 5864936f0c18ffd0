// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

#include <fmt/format.h>

#include "command_line/words.hpp"
#include "diagnostics/formats/formats.hpp"
#include "diagnostics/formats/paths.hpp"

namespace pawl::generator {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) == special.npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string escaped_data(std::string_view text) { return escaped(text, "%\r\n"); }
std::string escaped_property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string place_of(const location& where, const std::string& root) {
  std::string text = from_root(where.file, root);
  if (where.line != 0) text += fmt::format(":{}", where.line);
  if (where.line != 0 && where.column != 0) text += fmt::format(":{}", where.column);
  return text.empty() ? text : text + ": ";
}

/// The log shows nothing else of an annotation: the place has to be in it.
std::string message_of(const diagnostic& finding, const std::string& root) {
  std::string text = place_of(finding.where, root) + finding.message;
  for (const note& note : finding.notes) text += "\nnote: " + place_of(note.where, root) + note.message;
  if (!finding.hint.empty()) text += "\nhint: " + finding.hint;
  // Logs are shown on terminals too.
  return commands::harmless(text);
}

std::string command_for(const diagnostic& finding, const std::string& root) {
  std::string properties;
  const auto add = [&](std::string_view name, const std::string& value) {
    properties += fmt::format("{}{}={}", properties.empty() ? "" : ",", name, escaped_property(value));
  };
  if (!finding.where.file.empty()) add("file", commands::harmless(from_root(finding.where.file, root)));
  if (finding.where.line != 0) add("line", std::to_string(finding.where.line));
  if (finding.where.line != 0 && finding.where.column != 0) add("col", std::to_string(finding.where.column));
  add("title", fmt::format("pawl [{}]", finding.id));
  return fmt::format("::{} {}::{}\n", finding.severity == severity::error ? "error" : "warning", properties,
                     escaped_data(message_of(finding, root)));
}

}  // namespace

std::string write_github(const document& document) {
  std::string text;
  for (const diagnostic& finding : document.findings) text += command_for(finding, document.root);
  if (!document.problem.empty())
    text += fmt::format("::error title=pawl::{}\n", escaped_data(commands::harmless(document.problem)));
  return text;
}

}  // namespace pawl::generator
