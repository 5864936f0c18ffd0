#include "proof/postgresql/rows/table_family.hpp"

#include <map>
#include <utility>
#include <vector>

namespace pawl::generator {
namespace {

/// Where a chain of references is as long, its beginning is left as it is: most references may be NULL.
constexpr std::size_t enough_tables = 40;

constexpr const char* tables =
    "SELECT c.oid, pg_catalog.concat(n.nspname, '.', c.relname), "
    "CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid)::oid ELSE c.oid END "
    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND n.nspname !~ '^pg_' AND c.relname <> 'pawl_history'";

constexpr const char* references =
    "SELECT DISTINCT conrelid, confrelid FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conparentid = 0";

}  // namespace

std::set<std::string> family_of(postgresql::link& line, const std::set<std::string>& touched) {
  std::map<std::string, std::string> roots;
  std::set<std::string> family;
  const auto known = line.ask(tables);
  for (std::size_t i = 0; i < known.size(); ++i) {
    roots[std::string{known.text(i, 0)}] = known.text(i, 2);
    if (touched.contains(std::string{known.text(i, 1)})) family.emplace(known.text(i, 2));
  }
  std::vector<std::pair<std::string, std::string>> edges;
  const auto keys = line.ask(references);
  for (std::size_t i = 0; i < keys.size(); ++i)
    edges.emplace_back(roots[std::string{keys.text(i, 0)}], roots[std::string{keys.text(i, 1)}]);
  auto all = family;
  for (const auto& [child, parent] : edges)
    if (family.contains(parent)) all.insert(child);
  for (std::size_t before = 0; before != all.size() && all.size() < enough_tables;) {
    before = all.size();
    const auto children = all;
    for (const auto& [child, parent] : edges)
      if (children.contains(child)) all.insert(parent);
  }
  all.erase("");
  return all;
}

}  // namespace pawl::generator
