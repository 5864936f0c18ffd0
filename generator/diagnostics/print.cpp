#include "diagnostics/print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/excerpt.hpp"
#include "diagnostics/printable.hpp"

namespace pawl::generator {

namespace {

/// ANSI escape sequences; empty ones where no colour is asked for.
struct palette {
  explicit palette(bool colour) {
    if (!colour) return;
    bold = "\x1b[1m";
    error = "\x1b[1;31m";
    warning = "\x1b[1;35m";
    note = "\x1b[1;36m";
    caret = "\x1b[1;32m";
    reset = "\x1b[0m";
  }
  std::string_view bold, error, warning, note, caret, reset;
};

std::string place_of(const location& where) {
  std::string text = printable(where.file);
  if (where.line != 0) text += fmt::format(":{}", where.line);
  if (where.line != 0 && where.column != 0) text += fmt::format(":{}", where.column);
  return text;
}

void append_head(std::string& out, const location& where, std::string_view kind, const palette& colours) {
  if (!where.file.empty()) out += fmt::format("{}{}:{} ", colours.bold, place_of(where), colours.reset);
  out += kind;
}

/// The line with its number in a gutter, and the caret under it.
void append_excerpt(std::string& out, const location& where, const palette& colours) {
  if (where.source_line.empty() || where.line == 0) return;
  const excerpt shown = cut_excerpt(where.source_line, where.column);
  out += fmt::format("{:>5} | {}\n", where.line, shown.text);
  if (where.column != 0) out += fmt::format("{:>5} | {:{}}{}^{}\n", "", "", shown.caret, colours.caret, colours.reset);
}

/// The first line stands behind `hint: `, the others under it: no line of a hint begins a finding.
void append_hint(std::string& out, std::string_view hint) {
  std::string_view margin = "hint: ";
  while (!hint.empty()) {
    const std::size_t end = std::min(hint.find('\n'), hint.size());
    out += fmt::format("{}{}\n", margin, printable(hint.substr(0, end)));
    hint.remove_prefix(std::min(end + 1, hint.size()));
    margin = "      ";
  }
}

void append(std::string& out, const diagnostic& finding, const palette& colours) {
  const bool is_error = finding.severity == severity::error;
  const std::string kind = fmt::format("{}{}:{} ", is_error ? colours.error : colours.warning,
                                       is_error ? "error" : "warning", colours.reset);
  append_head(out, finding.where, kind, colours);
  out += fmt::format("{}{}{} [{}]\n", colours.bold, printable(finding.message), colours.reset, finding.id);
  append_excerpt(out, finding.where, colours);
  for (const note& note : finding.notes) {
    append_head(out, note.where, fmt::format("{}note:{} ", colours.note, colours.reset), colours);
    out += printable(note.message) + '\n';
    append_excerpt(out, note.where, colours);
  }
  append_hint(out, finding.hint);
}

std::string counted(std::ptrdiff_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string summary(const std::vector<diagnostic>& findings) {
  const auto errors = std::count_if(findings.begin(), findings.end(),
                                    [](const diagnostic& finding) { return finding.severity == severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(findings.size()) - errors;
  if (warnings == 0) return counted(errors, "error");
  if (errors == 0) return counted(warnings, "warning");
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

}  // namespace

std::string print(const diagnostic& finding, print_options options) {
  std::string out;
  append(out, finding, palette{options.colour});
  return out;
}

std::string print(const std::vector<diagnostic>& findings, print_options options) {
  if (findings.empty()) return {};
  std::string out;
  const palette colours{options.colour};
  for (const diagnostic& finding : findings) append(out, finding, colours);
  return out + summary(findings) + '\n';
}

std::string print(const diagnostics& found, print_options options) { return print(found.sorted(), options); }

}  // namespace pawl::generator
