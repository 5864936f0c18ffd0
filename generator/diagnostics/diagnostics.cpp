#include "diagnostics/diagnostics.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "diagnostics/catalogue.hpp"
#include "diagnostics/pages.hpp"

namespace pawl::generator {

namespace {

auto place(const diagnostic& finding) { return std::tie(finding.where.file, finding.where.line, finding.where.column); }

bool is_repeat(const diagnostic& a, const diagnostic& b) {
  return a.id == b.id && place(a) == place(b) && a.message == b.message;
}

/// Drops each finding that an earlier one of the same place repeats; `findings` are sorted by place.
std::vector<diagnostic> without_repeats(std::vector<diagnostic> findings) {
  std::vector<diagnostic> kept;
  kept.reserve(findings.size());
  for (diagnostic& finding : findings) {
    const auto repeats = [&](const diagnostic& other) { return is_repeat(finding, other); };
    const auto same_place = std::find_if(kept.rbegin(), kept.rend(), [&](const diagnostic& other) {
                              return place(other) != place(finding);
                            }).base();
    if (std::none_of(same_place, kept.end(), repeats)) kept.push_back(std::move(finding));
  }
  return kept;
}

}  // namespace

void diagnostics::add(diagnostic finding) {
  assert(is_catalogued(finding.id) || find_page(finding.id) != nullptr);
  findings_.push_back(std::move(finding));
}

bool diagnostics::has_errors() const noexcept {
  return std::any_of(findings_.begin(), findings_.end(),
                     [](const diagnostic& finding) { return finding.severity == severity::error; });
}

void diagnostics::take_warnings_for_errors() noexcept {
  for (auto& finding : findings_) finding.severity = severity::error;
}

std::vector<diagnostic> diagnostics::sorted() const {
  std::vector<diagnostic> result = findings_;
  std::stable_sort(result.begin(), result.end(),
                   [](const diagnostic& a, const diagnostic& b) { return place(a) < place(b); });
  return without_repeats(std::move(result));
}

}  // namespace pawl::generator
