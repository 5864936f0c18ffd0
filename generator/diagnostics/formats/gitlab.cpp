// Code Quality reports: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

#include <algorithm>

#include "diagnostics/formats/fingerprints.hpp"
#include "diagnostics/formats/formats.hpp"
#include "diagnostics/formats/json_value.hpp"
#include "diagnostics/formats/paths.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {
namespace {

/// An entry needs a path: what is said of no file is said of the migrations' folder.
std::string path_of(const std::string& file, const document& document) {
  const std::string path = from_root(file.empty() ? document.directory : file, document.root);
  return path.empty() ? "." : path;
}

json entry(std::string_view id, std::string_view severity, std::string description, std::string fingerprint,
           std::string path, std::uint32_t line) {
  return {{"description", std::move(description)},
          {"check_name", id},
          {"fingerprint", std::move(fingerprint)},
          {"severity", severity},
          {"location", {{"path", std::move(path)}, {"lines", {{"begin", std::max(line, std::uint32_t{1})}}}}}};
}

json entry_for(const diagnostic& finding, std::string fingerprint, const document& document) {
  std::string description = finding.message;
  if (!finding.hint.empty()) description += "\nhint: " + finding.hint;
  return entry(finding.id, finding.severity == severity::error ? "critical" : "minor", std::move(description),
               std::move(fingerprint), path_of(finding.where.file, document), finding.where.line);
}

}  // namespace

std::string write_gitlab(const document& document) {
  json entries = json::array();
  const auto prints = fingerprints(document);
  for (std::size_t i = 0; i < prints.size(); ++i)
    entries.push_back(entry_for(document.findings[i], prints[i], document));
  // Without an entry, all that was found before would seem to be mended.
  if (!document.problem.empty()) {
    entries.push_back(
        entry("could-not-run", "blocker", document.problem, sha256_of(document.problem), path_of({}, document), 1));
  }
  return printed(entries);
}

}  // namespace pawl::generator
