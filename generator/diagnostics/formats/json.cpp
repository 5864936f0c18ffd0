// The members are described in docs/output.md, and for machines in docs/findings.schema.json.

#include <algorithm>

#include "diagnostics/formats/formats.hpp"
#include "diagnostics/formats/json_value.hpp"

namespace pawl::generator {
namespace {

constexpr int schema_version = 1;

void add_place(json& object, const location& where) {
  add_if(object, "file", where.file);
  if (where.line == 0) return;
  object["line"] = where.line;
  if (where.column != 0) object["column"] = where.column;
}

json json_for(const note& note) {
  json object = json::object();
  add_place(object, note.where);
  object["message"] = note.message;
  return object;
}

json json_for(const diagnostic& finding, const std::vector<rule_page>& pages) {
  json object{{"id", finding.id}, {"severity", finding.severity == severity::error ? "error" : "warning"}};
  add_place(object, finding.where);
  object["message"] = finding.message;
  add_if(object, "hint", finding.hint);
  object["notes"] = json::array();
  for (const note& note : finding.notes) object["notes"].push_back(json_for(note));
  const auto page = std::ranges::find(pages, finding.id, &rule_page::id);
  if (page != pages.end()) add_if(object, "page", page->file);
  return object;
}

json json_for(const document_statement& statement) {
  json object = json::object();
  object["line"] = statement.where.line;
  object["column"] = statement.where.column;
  object["measured"] = statement.effect.measured;
  object["locks"] = json::array();
  for (const auto& [relation, mode, made_here] : statement.effect.locks)
    object["locks"].push_back({{"relation", relation}, {"mode", mode}, {"new", made_here}});
  object["rewritten"] = statement.effect.rewritten;
  object["scanned"] = statement.effect.scanned;
  return object;
}

void add_statements(json& object, const std::optional<std::vector<document_statement>>& statements) {
  if (!statements) return;
  object["statements"] = json::array();
  for (const auto& statement : *statements) object["statements"].push_back(json_for(statement));
}

json json_for(const document_repeatable& script) {
  json object{{"name", script.name}, {"file", script.file}};
  add_statements(object, script.statements);
  return object;
}

json json_for(const document_draft& draft) {
  json object{{"version", draft.version},
              {"name", draft.name},
              {"file", draft.file},
              {"compatibility", draft.compatibility},
              {"declared", draft.declared}};
  add_if(object, "because", draft.because);
  add_statements(object, draft.statements);
  return object;
}

json json_for(const document_dialect& dialect) {
  json object{
      {"dialect", dialect.dialect}, {"proof", dialect.proof},  {"migrations", dialect.frozen + dialect.drafts.size()},
      {"frozen", dialect.frozen},   {"drafts", json::array()}, {"repeatables", json::array()}};
  for (const auto& draft : dialect.drafts) object["drafts"].push_back(json_for(draft));
  for (const auto& script : dialect.repeatables) object["repeatables"].push_back(json_for(script));
  return object;
}

json summary_of(const std::vector<diagnostic>& findings) {
  const auto errors = std::ranges::count(findings, severity::error, &diagnostic::severity);
  return {{"errors", errors}, {"warnings", static_cast<std::ptrdiff_t>(findings.size()) - errors}};
}

}  // namespace

std::string write_json(const document& document) {
  json object{{"schema", schema_version},  {"pawl", document.version},
              {"verb", document.verb},     {"exit_code", document.exit_code},
              {"findings", json::array()}, {"summary", summary_of(document.findings)}};
  add_if(object, "error", document.problem);
  for (const auto& finding : document.findings) object["findings"].push_back(json_for(finding, document.pages));
  if (!document.dialects.empty()) object["dialects"] = json::array();
  for (const auto& dialect : document.dialects) object["dialects"].push_back(json_for(dialect));
  return printed(object);
}

}  // namespace pawl::generator
