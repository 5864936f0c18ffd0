#include <sqlite3.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

bool changes_rows(int code) { return code == SQLITE_INSERT || code == SQLITE_UPDATE || code == SQLITE_DELETE; }

bool is_virtual(const sqlite_draft& draft, const std::string& table) {
  const auto* object = draft.before.find("table", table);
  return object != nullptr && makes_virtual_table(*object);
}

/// A trigger that writes to virtual tables alone keeps a full-text index in step with its table: it has to fire.
bool keeps_an_index(const sqlite_draft& draft, const seen_statement& statement, const std::string& trigger) {
  bool writes = false;
  for (const auto& action : statement.actions) {
    if (action.from != trigger || !changes_rows(action.code)) continue;
    if (!is_virtual(draft, action.first)) return false;
    writes = true;
  }
  return writes;
}

std::string upper_word(std::string_view sql) {
  std::string word{first_word(sql)};
  std::ranges::transform(word, word.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return word == "WITH" || word == "REPLACE" ? "statement" : word;
}

std::string safer(const sqlite_draft& draft, const seen_statement& statement, const schema_object& trigger) {
  const auto line = draft.sql_line(statement);
  return fmt::format("where that is not meant, take it away for the time being:\nDROP TRIGGER {};\n{}\n{};",
                     sql_name(trigger.name), line.size() > 400 ? "-- ... this statement" : line, trigger.definition);
}

void look_for_triggers(const sqlite_draft& draft, lint_report& report) {
  std::set<std::string> told;
  for (const auto& statement : draft.statements) {
    // Where one trigger fires another, the first one's name comes first.
    for (const auto& action : statement.actions) {
      if (action.from.empty() || told.contains(action.from)) continue;
      const auto* trigger = draft.before.find("trigger", action.from);
      if (trigger == nullptr || draft.after.find("trigger", action.from) == nullptr) continue;
      // A view has no rows: who writes to it wants what the trigger does.
      const bool stands_in = draft.before.find("view", trigger->parent) != nullptr;
      if (stands_in || keeps_an_index(draft, statement, action.from)) continue;
      told.insert(action.from);
      report.warn(draft.place_of(statement, trigger->parent),
                  fmt::format("the trigger {} fires for each row of {} that this {} changes", trigger->name,
                              trigger->parent, upper_word(draft.sql(statement))),
                  safer(draft, statement, *trigger));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> trigger_fires() { return {.look = look_for_triggers}; }

}  // namespace pawl::generator::sqlite_rules
