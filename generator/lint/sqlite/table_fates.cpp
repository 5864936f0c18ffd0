#include "lint/sqlite/table_fates.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <optional>

#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// What stands under a name while the statements are followed.
struct standing {
  /// The table before the draft; empty where the draft has made it.
  std::string origin;
  const seen_statement* maker = nullptr;
  std::string made_as = {};
};

class follower {
 public:
  follower(std::string_view script, const schema_state& before) : script_{script}, before_{before} {}

  void follow(const seen_statement& statement) {
    // A virtual table makes and drops others for itself, within the same statement.
    const bool is_virtual = std::ranges::any_of(statement.actions, [](const seen_action& each) {
      return each.code == SQLITE_CREATE_VTABLE || each.code == SQLITE_DROP_VTABLE;
    });
    for (const auto& action : statement.actions) {
      if (action.temporary || !action.from.empty()) continue;
      if (action.code == (is_virtual ? SQLITE_CREATE_VTABLE : SQLITE_CREATE_TABLE)) make(action.first, statement);
      if (action.code == (is_virtual ? SQLITE_DROP_VTABLE : SQLITE_DROP_TABLE)) drop(action.first, statement);
      if (action.code == SQLITE_ALTER_TABLE) return alter(statement);
    }
  }

  table_fates result() && {
    for (const auto& [name, now] : standing_) {
      if (!now || now->maker == nullptr) continue;
      fates_.made.emplace(name, now->maker);
      fates_.made_as.emplace(name, now->made_as);
      if (const auto old = fates_.old.find(name); old != fates_.old.end()) old->second.remade_by = now->maker;
    }
    return std::move(fates_);
  }

 private:
  std::string_view sql_of(const seen_statement& statement) const {
    return script_.substr(statement.place.begin, statement.place.end - statement.place.begin);
  }

  /// No value where no table has that name now.
  std::optional<standing> now(const std::string& name) const {
    const auto found = standing_.find(lower_name(name));
    if (found != standing_.end()) return found->second;
    const auto* was = before_.find("table", name);
    return was == nullptr ? std::nullopt : std::optional{standing{was->name, nullptr}};
  }

  table_fate& fate_of(const std::string& origin) {
    return fates_.old.try_emplace(lower_name(origin), table_fate{.name = origin, .now = origin}).first->second;
  }

  void make(const std::string& name, const seen_statement& statement) {
    // IF NOT EXISTS
    if (!now(name)) standing_[lower_name(name)] = standing{"", &statement, name};
  }

  void drop(const std::string& name, const seen_statement& statement) {
    if (const auto was = now(name); was && was->maker == nullptr)
      end(fate_of(was->origin), "", statement, find_name(sql_of(statement), name).value_or(0));
    standing_[lower_name(name)] = std::nullopt;
  }

  static void end(table_fate& fate, std::string now, const seen_statement& statement, std::uint32_t offset) {
    fate.now = std::move(now);
    fate.at = &statement;
    fate.offset = statement.place.begin + offset;
  }

  void alter(const seen_statement& statement) {
    const auto altered = read_alteration(sql_of(statement));
    const auto was = altered ? now(altered->table) : std::nullopt;
    if (!was) return;
    if (altered->kind == alteration::renames_table) {
      standing_[lower_name(altered->table)] = std::nullopt;
      standing_[lower_name(altered->new_name)] = was;
    }
    if (was->maker != nullptr || altered->kind == alteration::adds_column) return;
    auto& fate = fate_of(was->origin);
    if (altered->kind == alteration::renames_table) return end(fate, altered->new_name, statement, altered->offset);
    alter_column(fate, *altered, statement);
  }

  static void alter_column(table_fate& fate, const alteration& altered, const seen_statement& statement) {
    const auto known = std::ranges::find_if(
        fate.columns, [&](const column_fate& each) { return same_name(each.now, altered.column); });
    auto& column =
        known != fate.columns.end() ? *known : fate.columns.emplace_back(column_fate{.name = altered.column});
    column.now = altered.kind == alteration::drops_column ? "" : altered.new_name;
    column.at = &statement;
    column.offset = statement.place.begin + altered.offset;
  }

  std::string_view script_;
  const schema_state& before_;
  /// Names that the draft has given or taken; no value where no table has the name now.
  std::map<std::string, std::optional<standing>> standing_;
  table_fates fates_;
};

}  // namespace

const table_fate* table_fates::of(std::string_view name) const {
  const auto found = old.find(lower_name(name));
  return found == old.end() ? nullptr : &found->second;
}

bool table_fates::is_new(std::string_view name) const { return made.contains(lower_name(name)); }

table_fates follow_tables(std::string_view script, const std::vector<seen_statement>& statements,
                          const schema_state& before) {
  follower follower{script, before};
  for (const auto& statement : statements) follower.follow(statement);
  return std::move(follower).result();
}

}  // namespace pawl::generator
