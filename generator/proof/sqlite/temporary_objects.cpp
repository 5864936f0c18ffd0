#include "proof/sqlite/temporary_objects.hpp"

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {

std::vector<temporary_object> drop_temporary_objects(sqlite3* connection) {
  std::vector<temporary_object> left;
  {
    sqlite::query objects{connection,
                          "SELECT type, name FROM temp.sqlite_schema WHERE sql IS NOT NULL "
                          "AND type IN ('table', 'trigger', 'view') ORDER BY type DESC"};
    while (objects.step()) left.push_back({std::string{objects.text(0)}, std::string{objects.text(1)}});
  }
  std::erase_if(left, [](const temporary_object& each) { return begins_with_name(each.name, "sqlite_"); });
  for (const auto& [type, name] : left)
    sqlite::execute(connection, fmt::format("DROP {} IF EXISTS temp.{}", type, quoted_name(name)).c_str());
  return left;
}

}  // namespace pawl::generator
