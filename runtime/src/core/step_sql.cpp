#include "core/step_sql.hpp"

#include "core/failing.hpp"
#include "core/script_text.hpp"

namespace pawl {

std::string step_sql(const planned_step& step) {
  std::string text =
      concat({"\n-- ", step.migration->version, " ", step.migration->name,
              step.direction == direction::down ? ", down" : "", step.baseline ? ": taken as applied" : "", "\n"});
  if (step.baseline) return text;
  const script& script = script_of(*step.migration, step.direction);
  for (const statement& statement : script.statements) {
    text += text_between(script, statement.begin, statement.end);
    // The `;` is not there where the file ends with the statement, and may be in a comment.
    text += text.back() == ';' ? "\n" : "\n;\n";
  }
  return text + "\n";
}

}  // namespace pawl
