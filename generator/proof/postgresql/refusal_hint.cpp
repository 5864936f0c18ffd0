#include "proof/postgresql/refusal_hint.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/suggest.hpp"

namespace pawl::generator {
namespace {

constexpr const char* order_rule = "a migration can use only what the ones before it have made";

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const auto meant = closest(name, candidates);
  return meant && *meant != name ? fmt::format("did you mean {}?", *meant) : std::string{};
}

/// `titel` of `column "titel" of relation ...` and of `column n.titel does not exist`.
std::string column_in(std::string_view message) {
  constexpr std::string_view before = "column ";
  const auto at = message.find(before);
  if (at == std::string_view::npos) return {};
  auto rest = message.substr(at + before.size());
  if (rest.starts_with('"')) return quoted_in(rest);
  rest = rest.substr(0, rest.find(' '));
  return std::string{rest.substr(rest.rfind('.') + 1)};
}

std::string column_hint(const error_details& details, std::string_view sql, const known_names& names) {
  constexpr std::string_view of = " of relation ";
  const std::string_view message{details.message};
  const auto at = message.find(of);
  const auto owner = at == std::string_view::npos ? std::string{} : quoted_in(message.substr(at));
  std::vector<std::string_view> candidates;
  for (const auto& [relation, column] : names.columns) {
    if (owner.empty() ? sql.find(relation) != std::string_view::npos : relation == owner)
      candidates.emplace_back(column);
  }
  return did_you_mean(column_in(message), candidates);
}

std::string suggestion(const error_details& details, std::string_view sql, const known_names& names) {
  if (details.sql_state == "42703") return column_hint(details, sql, names);
  if (details.sql_state != "42P01") return {};
  auto meant = did_you_mean(quoted_in(details.message), {names.relations.begin(), names.relations.end()});
  return meant.empty() ? order_rule : meant;
}

}  // namespace

std::string quoted_in(std::string_view message) {
  const auto begin = message.find('"');
  if (begin == std::string_view::npos) return {};
  const auto end = message.find('"', begin + 1);
  return end == std::string_view::npos ? std::string{} : std::string{message.substr(begin + 1, end - begin - 1)};
}

std::string hint_for_refusal(const error_details& details, std::string_view sql, const known_names& names) {
  // What the runtime tells of a database with rows in it says nothing here.
  const bool is_servers = details.hint.find("of its transaction was kept") == std::string::npos;
  return is_servers && !details.hint.empty() ? details.hint : suggestion(details, sql, names);
}

}  // namespace pawl::generator
