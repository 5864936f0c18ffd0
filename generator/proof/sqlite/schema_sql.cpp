#include "proof/sqlite/schema_sql.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "core/schema_statements.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// What stands by itself, in the order that it can be made in: a virtual table may look at the others.
int rank_of(std::string_view kind) { return kind == "table" ? 0 : kind == "virtual table" ? 1 : 2; }

}  // namespace

std::string sqlite_schema_sql(const std::vector<schema_object>& stored) {
  std::multimap<std::string, const schema_object*> attached;
  std::map<std::string, const schema_object*> statements;
  for (const auto& object : stored) {
    if (object.kind == "index" || object.kind == "trigger") {
      attached.emplace(lower_name(object.parent), &object);
    } else {
      statements.emplace(lower_name(object.name), &object);
    }
  }
  // The tables that virtual tables make for themselves are not among these.
  auto objects = statements::take_apart(stored);
  std::erase_if(objects, [](const schema_object& each) {
    return each.kind != "table" && each.kind != "virtual table" && each.kind != "view";
  });
  std::ranges::sort(objects, {}, [](const schema_object& each) {
    return std::pair{rank_of(each.kind), lower_name(each.name)};
  });
  std::string sql;
  for (const auto& object : objects) {
    const auto name = lower_name(object.name);
    sql += fmt::format("\n{};\n", statements.at(name)->definition);
    const auto [first, last] = attached.equal_range(name);
    std::vector<const schema_object*> behind;
    for (auto each = first; each != last; ++each) behind.push_back(each->second);
    std::ranges::sort(behind, {}, [](const schema_object* each) { return std::pair{each->kind, each->name}; });
    for (const auto* each : behind)
      sql += fmt::format("{}{};\n", each->kind == "trigger" ? "\n" : "", each->definition);
  }
  return sql;
}

}  // namespace pawl::generator
