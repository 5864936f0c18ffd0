#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/index_cover.hpp"
#include "lint/sqlite/lost_constraints.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

std::string with_semicolon(std::string sql) { return sql + ';'; }

class rebuild {
 public:
  rebuild(const sqlite_draft& draft, const table_fate& fate, lint_report& report)
      : draft_{draft},
        fate_{fate},
        report_{report},
        was_{*draft.table_before(fate.name)},
        is_{*draft.table_after(fate.name)} {}

  void look() {
    look_for_columns();
    look_for_indexes();
    look_for_triggers();
    look_for_constraints();
  }

 private:
  void forgets(std::uint32_t offset, const std::string& what, std::string hint) {
    report_.warn(offset, fmt::format("the rebuilt table {} has lost {}", fate_.name, what), std::move(hint));
  }

  std::uint32_t of_new_table() const { return draft_.place_of_table(fate_.name); }

  void look_for_columns() {
    const auto old = read_table(draft_.before.find("table", fate_.name)->definition);
    for (const auto& column : was_.columns) {
      if (is_.column(column.name) != nullptr) continue;
      forgets(of_new_table(), fmt::format("the column {}{}", column.name, column.generated ? "" : " and its values"),
              fmt::format("give the new table the column too, and copy it:\n{}", written(old, column.name)));
    }
  }

  void look_for_indexes() {
    for (const auto* index : draft_.before.of_table("index", fate_.name)) {
      const auto* was = was_.index(index->name);
      const bool is_there = was == nullptr || is_.index(index->name) != nullptr ||
                            std::ranges::any_of(is_.indexes, [&](const auto& each) { return covers(each, *was); });
      // An index of a column that is gone goes with it.
      const bool may_stand = was != nullptr && std::ranges::all_of(was->columns, [&](const index_column& each) {
                               return each.name.empty() || is_.column(each.name) != nullptr;
                             });
      if (!is_there && may_stand)
        forgets(fate_.offset, fmt::format("its index {}", index->name),
                "make it again, behind the rebuild:\n" + with_semicolon(index->definition));
    }
  }

  void look_for_triggers() {
    for (const auto* trigger : draft_.before.of_table("trigger", fate_.name)) {
      if (draft_.after.find("trigger", trigger->name) == nullptr)
        forgets(fate_.offset, fmt::format("its trigger {}", trigger->name),
                "make it again, behind the rebuild:\n" + with_semicolon(trigger->definition));
    }
  }

  void look_for_constraints() {
    const auto lost = lost_constraints({was_, read_table(draft_.before.find("table", fate_.name)->definition)},
                                       {is_, read_table(draft_.after.find("table", fate_.name)->definition)});
    // Where nothing else has changed, the table was rebuilt for that.
    if (lost.are_the_purpose) return;
    for (const auto& each : lost.constraints)
      forgets(of_new_table(), each.what, "write it into the new table too:\n" + each.sql);
  }

  const sqlite_draft& draft_;
  const table_fate& fate_;
  lint_report& report_;
  const table_view& was_;
  const table_view& is_;
};

/// A view that names the table has to be dropped for some rebuilds, and is then made again.
void look_for_views(const sqlite_draft& draft, const table_fate& fate, lint_report& report) {
  for (const auto& view : draft.seen.gone) {
    if (view.kind != "view" || draft.after.find(view.name) != nullptr) continue;
    if (!find_name(view.definition, fate.name)) continue;
    report.warn(fate.offset, fmt::format("the view {} of the rebuilt table {} is not made again", view.name, fate.name),
                "make it again, behind the rebuild:\n" + with_semicolon(view.definition));
  }
}

void look_for_losses(const sqlite_draft& draft, lint_report& report) {
  for (const auto* fate : draft.rebuilt_tables()) {
    rebuild{draft, *fate, report}.look();
    look_for_views(draft, *fate, report);
  }
}

}  // namespace

lint_rule<sqlite_draft> rebuild_forgets() { return {.look = look_for_losses}; }

}  // namespace pawl::generator::sqlite_rules
