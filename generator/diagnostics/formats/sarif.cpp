// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html

#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/formats/fingerprints.hpp"
#include "diagnostics/formats/formats.hpp"
#include "diagnostics/formats/json_value.hpp"
#include "diagnostics/formats/paths.hpp"

namespace pawl::generator {
namespace {

constexpr const char* schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* base = "%SRCROOT%";

/// Braces would stand for an argument (3.11.5).
std::string message_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

json message(std::string_view text) { return {{"text", message_text(text)}}; }

/// `:` too, which would make a scheme of what stands before it.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri;
  for (const char c : path) {
    if (plain.find(c) != plain.npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

json artifact(const std::string& file, const std::string& root) {
  const std::string path = from_root(file, root);
  if (path.starts_with('/')) return {{"uri", "file://" + percent_encoded(path)}};
  return {{"uri", percent_encoded(path)}, {"uriBaseId", base}};
}

json physical_location(const location& where, const std::string& root) {
  json object{{"artifactLocation", artifact(where.file, root)}};
  if (where.line == 0) return object;
  object["region"]["startLine"] = where.line;
  if (where.column != 0) object["region"]["startColumn"] = where.column;
  return object;
}

json related_location(const note& note, const std::string& root) {
  json object = json::object();
  if (!note.where.file.empty()) object["physicalLocation"] = physical_location(note.where, root);
  object["message"] = message(note.message);
  return object;
}

json result_for(const diagnostic& finding, const std::string& fingerprint, const document& document) {
  const auto page = std::ranges::find(document.pages, finding.id, &rule_page::id);
  json object{{"ruleId", finding.id}};
  if (page != document.pages.end()) object["ruleIndex"] = page - document.pages.begin();
  object["level"] = finding.severity == severity::error ? "error" : "warning";
  object["message"] = message(finding.hint.empty() ? finding.message : finding.message + "\nhint: " + finding.hint);
  // GitHub refuses a document with a result that has no place: the migrations' folder has it then.
  location where = finding.where;
  if (where.file.empty()) where.file = document.directory + '/';
  object["locations"] = {{{"physicalLocation", physical_location(where, document.root)}}};
  for (const note& note : finding.notes) object["relatedLocations"].push_back(related_location(note, document.root));
  object["partialFingerprints"] = {{"pawlFinding/v1", fingerprint}};
  return object;
}

/// The pages have no address on the web: they are in the document.
json rule_for(const rule_page& page) {
  json object{{"id", page.id}, {"shortDescription", {{"text", page.summary}}}};
  if (!page.text.empty()) object["help"] = {{"text", page.text}, {"markdown", page.text}};
  return object;
}

json driver_for(const document& document) {
  json rules = json::array();
  for (const rule_page& page : document.pages) rules.push_back(rule_for(page));
  return {{"name", "pawl"}, {"version", document.version}, {"rules", std::move(rules)}};
}

json invocation_for(const document& document) {
  json object{{"executionSuccessful", document.ran}, {"exitCode", document.exit_code}};
  if (!document.problem.empty())
    object["toolExecutionNotifications"] = {{{"level", "error"}, {"message", message(document.problem)}}};
  return object;
}

json results_for(const document& document) {
  json results = json::array();
  const auto prints = fingerprints(document);
  for (std::size_t i = 0; i < prints.size(); ++i)
    results.push_back(result_for(document.findings[i], prints[i], document));
  return results;
}

}  // namespace

std::string write_sarif(const document& document) {
  json run;
  run["tool"]["driver"] = driver_for(document);
  run["invocations"] = json::array({invocation_for(document)});
  run["originalUriBaseIds"][base]["description"]["text"] =
      "The top of the repository that the migrations lie in; the working folder where there is none";
  // Ours count characters.
  run["columnKind"] = "unicodeCodePoints";
  // Without it nothing was looked at (3.14.23): an empty list would say that nothing is wrong.
  if (document.problem.empty() || !document.findings.empty()) run["results"] = results_for(document);
  return printed({{"$schema", schema}, {"version", "2.1.0"}, {"runs", json::array({std::move(run)})}});
}

}  // namespace pawl::generator
