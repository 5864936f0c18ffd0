#include "core/step_sql.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/script_text.hpp"

namespace pawl {

namespace {

std::string_view remark_on(const planned_step& step) {
  if (step.baseline) return ": taken as applied";
  const bool down = step.direction == direction::down;
  if (step.bookkeeping) return down ? ": out of the history" : ": back in the history, unchanged";
  return down ? ", down" : "";
}

/// On one line, whatever a name holds that comes from the history: what a second line says, a shell would do.
std::string heading_of(const planned_step& step) {
  std::string text = concat({"-- ", step.migration->version, " ", step.migration->name, remark_on(step)});
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = '?';
  }
  return text;
}

}  // namespace

std::string step_sql(const planned_step& step) {
  std::string text = concat({"\n", heading_of(step), "\n"});
  if (!runs(step)) return text;
  const script& script = script_of(*step.migration, step.direction);
  for (const statement& statement : script.statements) {
    text += text_between(script, statement.begin, statement.end);
    // The `;` is not there where the file ends with the statement, and may be in a comment.
    text += text.back() == ';' ? "\n" : "\n;\n";
  }
  return text + "\n";
}

}  // namespace pawl
