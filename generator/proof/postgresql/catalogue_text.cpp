#include "proof/postgresql/catalogue_text.hpp"

#include <pqxx/pqxx>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "proof/postgresql/catalogue_queries.hpp"

namespace pawl::generator {
namespace {

constexpr std::size_t most_lines = 20;

/// The definition on one line, for a message.
std::string shown(std::string_view definition) {
  constexpr std::size_t longest = 2000;
  std::string out;
  for (const char c : definition) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out.size() > longest ? out.substr(0, longest) + " ..." : out;
}

/// Those of `left` that `right` has under no such kind and name.
catalogue_text without(const catalogue_text& left, const catalogue_text& right) {
  catalogue_text alone;
  std::ranges::set_difference(left, right, std::back_inserter(alone), {}, &catalogue_entry_text::key,
                              &catalogue_entry_text::key);
  std::set<std::string_view> names;
  for (const auto& entry : alone) names.insert(entry.name);
  std::erase_if(alone, [&](const catalogue_entry_text& entry) { return names.contains(entry.parent); });
  return alone;
}

void add_changes(std::vector<std::string>& lines, const catalogue_text& before, const catalogue_text& after) {
  for (const auto& entry : before) {
    const auto now = std::ranges::lower_bound(after, entry.key(), {}, &catalogue_entry_text::key);
    if (now == after.end() || now->key() != entry.key() || now->definition == entry.definition) continue;
    lines.push_back(fmt::format("different: {} {}\n  before the up:  {}\n  after the down: {}\n", entry.kind,
                                entry.name, shown(entry.definition), shown(now->definition)));
  }
}

}  // namespace

struct catalogue_reader::connection {
  explicit connection(const std::string& where) : session{where} {
    pqxx::nontransaction tx{session};
    tx.exec("SET search_path = ''; SET plan_cache_mode = force_generic_plan");
    tx.exec("PREPARE catalogue AS " + catalogue_query(session.server_version()));
  }
  pqxx::connection session;
};

catalogue_reader::catalogue_reader(const std::string& connection_string)
    : connection_{std::make_unique<connection>(connection_string)} {}

catalogue_reader::~catalogue_reader() = default;

catalogue_text catalogue_reader::read() {
  pqxx::nontransaction tx{connection_->session};
  const auto rows = tx.exec("EXECUTE catalogue");
  catalogue_text schema;
  schema.reserve(static_cast<std::size_t>(rows.size()));
  for (const auto& row : rows) schema.push_back({row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str()});
  std::ranges::sort(schema, {}, &catalogue_entry_text::key);
  return schema;
}

std::vector<std::string> catalogue_reader::relations() {
  pqxx::nontransaction tx{connection_->session};
  const auto rows = tx.exec(
      "SELECT name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace, "
      "LATERAL (VALUES (relname::text), (nspname || '.' || relname)) v (name) "
      "WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema'");
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row[0].c_str());
  return names;
}

std::string catalogue_reader::session_settings() {
  pqxx::nontransaction tx{connection_->session};
  return tx.exec("SELECT coalesce(string_agg(s::text, ' ' ORDER BY s::text), '') FROM pg_db_role_setting s")[0][0]
      .c_str();
}

std::string catalogue_difference(const catalogue_text& before, const catalogue_text& after) {
  if (before == after) return {};
  std::vector<std::string> lines;
  for (const auto& entry : without(before, after))
    lines.push_back(fmt::format("missing: {} {}\n", entry.kind, entry.name));
  add_changes(lines, before, after);
  for (const auto& entry : without(after, before)) {
    lines.push_back(fmt::format("left over: {} {}\n", entry.kind, entry.name));
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i) text += lines[i];
  if (lines.size() > most_lines) text += fmt::format("and {} more\n", lines.size() - most_lines);
  return text;
}

}  // namespace pawl::generator
