#include "command_line/json.hpp"
#include "command_line/report.hpp"
#include "command_line/words.hpp"

namespace pawl::commands {
namespace {

json_list begin(const subject& subject, int code) {
  json_list object{'{'};
  object.add("verb", subject.verb).add("exit_code", code);
  object.add_if("database", subject.database).add_if("dialect", subject.dialect).add_if("set", subject.set);
  return object;
}

std::string json_of(const listed_migration& migration) {
  json_list object{'{'};
  object.add("version", migration.version).add("name", migration.name).add("state", migration.state);
  object.add_if("applied_at", migration.applied_at);
  if (migration.duration) object.add("duration_us", migration.duration->count()).add("program", migration.program);
  return object.text();
}

std::string json_of(const step_report& step) {
  json_list object{'{'};
  object.add("version", step.version).add("name", step.name);
  object.add("direction", step.direction == direction::up ? "up" : "down");
  object.add_flag("baseline", step.baseline).add("duration_us", step.duration.count());
  return object.text();
}

std::string_view name_of(difference::kind_type kind) {
  if (kind == difference::kind_type::missing) return "missing";
  return kind == difference::kind_type::different ? "different" : "extra";
}

std::string json_of(const difference& difference) {
  json_list object{'{'};
  object.add("kind", name_of(difference.kind)).add("object", difference.object).add("name", difference.name);
  object.add_if("expected", difference.expected).add_if("found", difference.found);
  return object.text();
}

template <typename Element>
std::string array_of(const std::vector<Element>& elements) {
  json_list array{'['};
  for (const Element& each : elements) array.add_raw({}, json_of(each));
  return array.text();
}

std::string json_of(const problem& problem, const std::vector<std::string>& secrets) {
  json_list object{'{'};
  object.add("text", harmless(problem.text, secrets));
  if (problem.details == nullptr) return object.text();
  const error_details& of = *problem.details;
  object.add("code", to_string(of.code)).add("message", harmless(of.message, secrets));
  object.add_if("hint", harmless(of.hint, secrets)).add_if("migration", of.migration).add_if("file", of.file);
  if (of.line > 0) object.add("line", std::int64_t{of.line}).add("column", std::int64_t{of.column});
  object.add_if("statement", of.statement).add_if("sql_state", of.sql_state);
  return object.text();
}

}  // namespace

std::string json_of(const subject& subject, const outcome& result) {
  json_list object = begin(subject, result.code);
  object.add_if("state", result.state);
  if (result.migrations) object.add_raw("migrations", array_of(*result.migrations));
  if (result.steps) object.add_raw("steps", array_of(*result.steps));
  if (result.script) object.add("script", *result.script);
  if (result.drift) {
    object.add_raw("differences", array_of(result.drift->differences));
    object.add_if("caution", result.drift->caution);
  }
  return object.text() + "\n";
}

std::string json_of(const subject& subject, const problem& problem, int code, const std::vector<std::string>& secrets) {
  json_list object = begin(subject, code);
  object.add_raw("error", json_of(problem, secrets));
  return object.text() + "\n";
}

}  // namespace pawl::commands
