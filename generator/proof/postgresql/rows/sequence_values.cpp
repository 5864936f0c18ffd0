#include "proof/postgresql/rows/sequence_values.hpp"

#include <fmt/format.h>

#include "postgresql/sql.hpp"

namespace pawl::generator {
namespace {

/// Of what is no sequence nobody may ask for such rights.
constexpr const char* sequences =
    "SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid >= 16384 AND n.nspname !~ '^pg_' "
    "AND CASE WHEN c.relkind = 'S' THEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT') "
    "AND pg_catalog.has_sequence_privilege(c.oid, 'UPDATE') ELSE false END";

}  // namespace

sequence_values::sequence_values(postgresql::link& line) : line_{line} {
  const auto known = line_.ask(sequences);
  for (std::size_t i = 0; i < known.size(); ++i)
    query_ += fmt::format("{}SELECT {}, pg_catalog.format('%s, %L', last_value, is_called) FROM {}",
                          query_.empty() ? "" : " UNION ALL ", postgresql::literal(known.text(i, 0)), known.text(i, 1));
  values_ = read();
}

std::map<std::string, std::string> sequence_values::read() const {
  std::map<std::string, std::string> values;
  if (query_.empty()) return values;
  const auto rows = line_.ask(query_);
  for (std::size_t i = 0; i < rows.size(); ++i) values.emplace(rows.text(i, 0), rows.text(i, 1));
  return values;
}

void sequence_values::restore() {
  for (const auto& [oid, value] : read()) {
    const auto& before = values_[oid];
    if (value != before) line_.ask(fmt::format("SELECT pg_catalog.setval({}::pg_catalog.regclass, {})", oid, before));
  }
}

}  // namespace pawl::generator
