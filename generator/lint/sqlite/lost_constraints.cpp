#include "lint/sqlite/lost_constraints.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

std::string text_of(const table_part& part) {
  if (part.tokens.empty()) return {};
  const auto& first = part.tokens.front().text;
  const auto& last = part.tokens.back().text;
  return {first.data(), last.data() + last.size()};
}

const table_part* part_of(const table_definition& definition, const std::string& column) {
  for (const auto& part : definition.parts)
    if (const auto name = part.column(); name && same_name(*name, column)) return &part;
  return nullptr;
}

std::string spelling(const token& token) {
  const bool is_name = token.kind == token_kind::word || token.kind == token_kind::quoted_identifier;
  return is_name ? lower_name(name_of(token).value_or("")) : std::string{token.text};
}

/// Each `CHECK (...)` outside parentheses, its tokens in one spelling.
std::vector<std::string> checks_in(const table_part& part) {
  std::vector<std::string> found;
  int depth = 0;
  bool inside = false;
  for (const auto& token : part.tokens) {
    if (depth == 0 && is_word(token, "CHECK")) {
      found.emplace_back();
      inside = true;
    }
    if (token.text == "(") ++depth;
    if (inside) found.back() += spelling(token) + '\0';
    if (token.text == ")" && --depth == 0) inside = false;
  }
  return found;
}

class comparison {
 public:
  comparison(const table_version& was, const table_version& is) : was_{was}, is_{is} {}

  lost_constraints_result result() && {
    for (const auto& column : was_.view.columns) compare_column(column);
    compare_indexes();
    compare_foreign_keys();
    compare_checks();
    found_.are_the_purpose = found_.constraints.size() == 1 && is_all_else_the_same();
    return std::move(found_);
  }

 private:
  void lost(std::string what, std::string sql) { found_.constraints.push_back({std::move(what), std::move(sql)}); }

  void compare_column(const column_view& was) {
    const auto* is = is_.view.column(was.name);
    if (is == nullptr) return;
    const auto of_column = [&](std::string_view what) {
      lost(fmt::format("{} of the column {}", what, was.name), written(was_.definition, was.name));
    };
    if (was.not_null && !is->not_null && is->key_place == 0) of_column("NOT NULL");
    if (was.default_value && !is->default_value) of_column("the DEFAULT");
    if (was.generated && !is->generated) of_column("the expression");
    if (!same_name(was.collation, "BINARY") && same_name(is->collation, "BINARY")) of_column("the COLLATE");
    if (was.key_place > 0 && is_.view.primary_key().empty()) of_column("the PRIMARY KEY");
  }

  /// Any index that is unique in these columns, or in some of them, demands as much.
  bool is_kept(const index_view& was) const {
    if (std::ranges::any_of(was.columns, [&](const index_column& each) { return !is_.view.column(each.name); }))
      return true;  // its column is gone
    const auto key = is_.view.rowid_column();
    const auto is_asked_for = [&](const std::string& name) {
      return std::ranges::any_of(was.columns, [&](const index_column& each) { return same_name(each.name, name); });
    };
    if (key != nullptr && is_asked_for(key->name)) return true;
    return std::ranges::any_of(is_.view.indexes, [&](const index_view& each) {
      return each.unique && !each.partial &&
             std::ranges::all_of(each.columns, [&](const index_column& column) { return is_asked_for(column.name); });
    });
  }

  void compare_indexes() {
    for (const auto& index : was_.view.indexes) {
      if (index.origin != "u" || is_kept(index)) continue;
      std::vector<std::string> names;
      for (const auto& each : index.columns) names.push_back(each.name);
      lost(fmt::format("UNIQUE ({})", listed(names)), fmt::format("UNIQUE ({})", sql_names(names)));
    }
  }

  void compare_foreign_keys() {
    for (const auto& key : was_.view.foreign_keys) {
      const bool has_columns =
          std::ranges::all_of(key.from, [&](const std::string& each) { return is_.view.column(each) != nullptr; });
      const bool is_there = std::ranges::any_of(is_.view.foreign_keys, [&](const foreign_key_view& each) {
        return same_name(each.parent, key.parent) && each.from == key.from;
      });
      if (!has_columns || is_there) continue;
      lost(fmt::format("the FOREIGN KEY ({})", listed(key.from)), foreign_key_sql(key));
    }
  }

  static std::string foreign_key_sql(const foreign_key_view& key) {
    auto sql = fmt::format("FOREIGN KEY ({}) REFERENCES {}", sql_names(key.from), sql_name(key.parent));
    if (!key.to.empty() && !key.to[0].empty()) sql += fmt::format(" ({})", sql_names(key.to));
    if (key.on_update != "NO ACTION") sql += " ON UPDATE " + key.on_update;
    if (key.on_delete != "NO ACTION") sql += " ON DELETE " + key.on_delete;
    return sql;
  }

  void compare_checks() {
    std::multiset<std::string> there;
    for (const auto& part : is_.definition.parts)
      for (auto& check : checks_in(part)) there.insert(std::move(check));
    for (const auto& part : was_.definition.parts) {
      const auto column = part.column();
      if (column && is_.view.column(*column) == nullptr) continue;
      for (const auto& check : checks_in(part)) {
        if (const auto same = there.find(check); same != there.end()) {
          there.erase(same);
          continue;
        }
        // Another CHECK of the same column was put into its place.
        const auto* now = column ? part_of(is_.definition, *column) : nullptr;
        if (now != nullptr && !checks_in(*now).empty()) continue;
        lost(column ? fmt::format("the CHECK of the column {}", *column) : "a CHECK of the table", text_of(part));
      }
    }
  }

  bool is_all_else_the_same() const {
    const auto names = [](const table_view& view) {
      std::vector<std::string> found;
      for (const auto& each : view.columns) found.push_back(lower_name(each.name) + ' ' + lower_name(each.type));
      std::ranges::sort(found);
      return found;
    };
    return names(was_.view) == names(is_.view) && was_.view.strict == is_.view.strict &&
           was_.view.without_rowid == is_.view.without_rowid && demands(was_) == demands(is_) + 1;
  }

  /// How much a version demands: where it is one less, nothing was added.
  static std::size_t demands(const table_version& version) {
    std::size_t count = version.view.foreign_keys.size();
    for (const auto& each : version.view.columns)
      for (const bool demand : {each.not_null, each.default_value.has_value(), each.generated, each.key_place > 0,
                                !same_name(each.collation, "BINARY")})
        count += demand ? 1u : 0u;
    for (const auto& part : version.definition.parts) count += checks_in(part).size();
    for (const auto& each : version.view.indexes) count += each.origin == "u" ? 1u : 0u;
    return count;
  }

  const table_version& was_;
  const table_version& is_;
  lost_constraints_result found_;
};

}  // namespace

lost_constraints_result lost_constraints(const table_version& was, const table_version& is) {
  return comparison{was, is}.result();
}

std::string written(const table_definition& definition, const std::string& column) {
  const auto* part = part_of(definition, column);
  return part == nullptr ? column : text_of(*part);
}

}  // namespace pawl::generator
