#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/index_cover.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

/// Where the draft makes the index; no value where it was there before.
std::optional<std::uint32_t> made_at(const sqlite_draft& draft, const table_view& table, const index_view& index) {
  if (index.origin != "c") {
    if (!draft.fates.is_new(table.name)) return std::nullopt;
    return draft.place_of_table(table.name);
  }
  const auto* object = draft.after.find("index", index.name);
  const auto* maker = object == nullptr ? nullptr : draft.maker_of(*object);
  if (maker == nullptr) return std::nullopt;
  return draft.place_of(*maker, index.name);
}

/// The words for the index that makes another one needless.
std::string name_of(const index_view& index) {
  if (index.origin == "c") return index.name;
  return fmt::format("{} ({})", index.origin == "pk" ? "PRIMARY KEY" : "UNIQUE", columns_of(index));
}

bool is_on_rowid(const index_view& index, const table_view& table) {
  const auto* key = table.rowid_column();
  return key != nullptr && !index.partial && index.columns.size() == 1 && same_name(index.columns[0].name, key->name);
}

class index_judge {
 public:
  index_judge(const sqlite_draft& draft, const table_view& table, lint_report& report)
      : draft_{draft}, table_{table}, report_{report} {}

  void look() {
    for (const auto& index : table_.indexes) {
      if (index.origin != "c") continue;
      if (is_on_rowid(index, table_)) {
        tell(index, "the PRIMARY KEY", "finds the same rows", made_at(draft_, table_, index), std::nullopt);
        continue;
      }
      for (const auto& other : table_.indexes)
        if (&other != &index && covers(other, index) && judge(index, other)) break;
    }
  }

 private:
  bool judge(const index_view& index, const index_view& other) {
    const auto own = made_at(draft_, table_, index), others = made_at(draft_, table_, other);
    // Of two that are equal, the later one.
    if (other.origin == "c" && covers(index, other) && own.value_or(0) < others.value_or(0)) return false;
    return tell(index, name_of(other), "begins with the same columns", own, others);
  }

  bool tell(const index_view& index, const std::string& other, std::string_view why, std::optional<std::uint32_t> own,
            std::optional<std::uint32_t> others) {
    if (!own && !others) return false;
    report_.warn(own ? *own : *others,
                 fmt::format("every change of {} pays for the index {}, and no query needs it: {} {}", table_.name,
                             index.name, other, why),
                 own ? fmt::format("leave {} out", index.name)
                     : fmt::format("behind it:\nDROP INDEX {};", sql_name(index.name)));
    return true;
  }

  const sqlite_draft& draft_;
  const table_view& table_;
  lint_report& report_;
};

void look_for_indexes(const sqlite_draft& draft, lint_report& report) {
  std::set<std::string> tables;
  for (const auto& object : draft.seen.made)
    if (object.kind == "table" || object.kind == "index") tables.insert(lower_name(object.parent));
  for (const auto& name : tables)
    if (const auto* table = draft.table_after(name); table != nullptr) index_judge{draft, *table, report}.look();
}

}  // namespace

lint_rule<sqlite_draft> redundant_index() { return {.look = look_for_indexes}; }

}  // namespace pawl::generator::sqlite_rules
