#include <fmt/format.h>

#include "command_line/report.hpp"
#include "command_line/table.hpp"
#include "command_line/words.hpp"

namespace pawl::commands {
namespace {

std::string colour_of(const std::string& state) {
  if (state == "applied" || state == "baseline") return "";
  return state == "pending" ? "33" : "31";
}

std::string print_migrations(const std::vector<listed_migration>& migrations, const console& console) {
  table lines;
  lines.columns = {
      {"version"},         {"name", 0, true}, {"state"}, {"applied at (UTC)", 2}, {"duration", 3, false, true},
      {"program", 4, true}};
  for (const listed_migration& each : migrations) {
    lines.rows.push_back({harmless(each.version), printable(each.name), printable(each.state),
                          printable(shown_time(each.applied_at)), each.duration ? in_words(*each.duration) : "",
                          printable(each.program)});
    lines.colours.push_back(colour_of(each.state));
  }
  return print(std::move(lines), console.screen.width, console.screen.colour);
}

std::string print_step(const step_report& step) {
  if (step.baseline) return fmt::format("took as applied {} {}\n", step.version, step.name);
  return fmt::format("{} {} {} ({})\n", step.direction == direction::up ? "applied" : "undid", step.version, step.name,
                     in_words(step.duration));
}

}  // namespace

void print_human(const outcome& result, bool quiet, console& console) {
  if (result.script) console.out << *result.script;
  if (quiet) return;
  std::string text;
  for (const std::string& note : result.notes) text += harmless(note) + "\n";
  if (result.migrations && !result.migrations->empty()) text += print_migrations(*result.migrations, console);
  for (const step_report& step : result.steps.value_or(std::vector<step_report>{})) text += print_step(step);
  if (result.drift && !result.drift->empty()) text += harmless(to_string(*result.drift));
  console.out << text;
}

}  // namespace pawl::commands
