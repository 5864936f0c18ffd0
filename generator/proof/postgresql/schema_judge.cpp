#include "proof/postgresql/schema_judge.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "proof/postgresql/new_objects_judge.hpp"
#include "proof/postgresql/schema_facts.hpp"
#include "proof/postgresql/schema_index.hpp"

namespace pawl::generator {
namespace {

/// What no program asks for.
bool is_idle(std::string_view kind) {
  return kind == "comment" || kind == "statistics" || kind == "compression" || kind == "default privileges";
}

/// Whether something that was there is what the statement was about.
bool meets(const unseen_change& change, const schema_index& before) {
  for (const auto* relation : before.relations()) {
    const auto name = parts_of_name(relation->name);
    if (name.size() != 2 || (!change.schema.empty() && name[0] != change.schema)) continue;
    if (!change.table.empty() && name[1] != change.table) continue;
    if (change.column.empty() || relation->kind.ends_with("view")) return true;
    const auto columns = before.of("column", relation->name);
    const auto is_it = [&](const schema_object* column) { return parts_of_name(column->name).back() == change.column; };
    if (std::ranges::any_of(columns, is_it)) return true;
  }
  return false;
}

/// Settings of storage may change, and a table may become logged: no program's rows are lost by that.
bool same_table(std::string_view before, std::string_view after) {
  const auto meant = [](std::string_view definition) {
    auto pieces = pieces_of(definition);
    std::erase_if(pieces, [](std::string_view piece) { return piece.empty() || piece.starts_with("WITH "); });
    return pieces;
  };
  auto was = meant(before);
  const auto is = meant(after);
  if (std::ranges::find(is, "UNLOGGED") == is.end()) std::erase(was, "UNLOGGED");
  return was == is;
}

std::string_view without(std::string_view text, std::string_view end) {
  return text.ends_with(end) ? text.substr(0, text.size() - end.size()) : text;
}

bool means_the_same(std::string_view kind, std::string_view before, std::string_view after) {
  if (before == after) return true;
  if (kind == "table" || kind == "foreign table") return same_table(before, after);
  if (kind == "column") return is_widened(before, after);
  if (kind == "index") return without(before, " CLUSTER") == without(after, " CLUSTER");
  // It was checked, and holds for all rows now.
  if (kind == "constraint") return without(before, " NOT VALID") == after;
  if (kind == "enum") return has_all_values(before, after);
  return false;
}

void judge_rights(const schema_object& object, const rights_split& before, const rights_split& after,
                  judgement& result) {
  if (before.owner != after.owner)
    result.breaks(fmt::format("{} {} has another owner", object.kind, shown_name(object.name)));
  if (!before.granted) return;
  const bool keeps = after.granted && std::ranges::includes(*after.granted, *before.granted);
  if (!keeps) result.breaks(fmt::format("rights on {} {} are gone", object.kind, shown_name(object.name)));
}

void judge_change(const schema_object& was, const schema_object& is, judgement& result) {
  if (was.definition == is.definition) return;
  const auto before = split_rights(was.definition);
  const auto after = split_rights(is.definition);
  if (!means_the_same(was.kind, before.definition, after.definition))
    result.breaks(fmt::format("the {} {} is another one", was.kind, shown_name(was.name)));
  judge_rights(was, before, after, result);
}

void judge_former(const schema_index& before, const schema_index& after, judgement& result) {
  for (const auto& [key, object] : before.objects()) {
    if (is_idle(object->kind)) continue;
    const auto* const now = after.find(object->kind, object->name);
    if (now != nullptr) {
      judge_change(*object, *now, result);
      continue;
    }
    const bool goes_along = before.has_relation(object->parent) && !after.has_relation(object->parent);
    if (!goes_along) result.breaks(fmt::format("the {} {} is gone", object->kind, shown_name(object->name)));
  }
}

}  // namespace

judgement judge_schemas(const catalogue_text& before, const catalogue_text& after,
                        const std::vector<unseen_change>& unseen, const std::set<std::string, std::less<>>& foreign) {
  const schema_index was{before};
  const schema_index is{after};
  judgement result;
  for (const auto& change : unseen) {
    if (meets(change, was)) result.breaks(change.what);
  }
  judge_former(was, is, result);
  new_objects_judge{was, is, foreign, result}.judge();
  return result;
}

}  // namespace pawl::generator
