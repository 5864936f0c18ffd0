#include "commands/rule_pages.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "diagnostics/catalogue.hpp"
#include "diagnostics/pages.hpp"

namespace pawl::generator {
namespace {

/// The first sentence behind the title, for what the catalogue does not know.
std::string first_sentence(std::string_view page) {
  page.remove_prefix(std::min(page.find("\n\n"), page.size()));
  page.remove_prefix(std::min(page.find_first_not_of('\n'), page.size()));
  std::string text{page.substr(0, std::min({page.find("\n\n"), page.find(".\n"), page.find(". "), page.size()}))};
  std::ranges::replace(text, '\n', ' ');
  return text;
}

rule_page page_of(std::string_view id) {
  rule_page result{.id = id, .summary = std::string{id}, .file = {}, .text = {}};
  if (const auto* page = find_page(id)) {
    result.text = page->text;
    result.file = fmt::format("docs/{}/{}.md", page->is_rule ? "lint" : "diagnostics", id);
    if (auto sentence = first_sentence(page->text); !sentence.empty()) result.summary = std::move(sentence);
  }
  if (const auto known = std::ranges::find(catalogue, id, &catalogue_entry::id); known != catalogue.end())
    result.summary = known->summary;
  return result;
}

}  // namespace

std::vector<rule_page> pages_of(const std::vector<diagnostic>& findings) {
  std::vector<std::string_view> ids;
  ids.reserve(findings.size());
  for (const auto& finding : findings) ids.push_back(finding.id);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<rule_page> pages;
  pages.reserve(ids.size());
  for (const auto id : ids) pages.push_back(page_of(id));
  return pages;
}

}  // namespace pawl::generator
