#include "proof/postgresql/rows/table_shapes.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "postgresql/sql.hpp"
#include "proof/postgresql/rows/matching_text.hpp"
#include "proof/postgresql/rows/table_family.hpp"
#include "proof/rows/mined_values.hpp"

namespace pawl::generator {
namespace {

/// `%` is an array of the tables' OIDs. Domains are followed to the type that they are made of.
constexpr const char* columns_query =
    "WITH RECURSIVE domain (oid, base, typmod, not_null, has_default, conditions) AS ("
    "SELECT t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault IS NOT NULL, "
    "(SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(k.oid), ' ') FROM pg_catalog.pg_constraint k WHERE "
    "k.contypid = t.oid) FROM pg_catalog.pg_type t WHERE t.typtype = 'd' "
    "UNION ALL SELECT d.oid, t.typbasetype, CASE WHEN d.typmod = -1 THEN t.typtypmod ELSE d.typmod END, d.not_null OR "
    "t.typnotnull, d.has_default OR t.typdefault IS NOT NULL, pg_catalog.concat_ws(' ', d.conditions, (SELECT "
    "pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(k.oid), ' ') FROM pg_catalog.pg_constraint k WHERE "
    "k.contypid = t.oid)) FROM domain d JOIN pg_catalog.pg_type t ON t.oid = d.base WHERE t.typtype = 'd') "
    "SELECT a.attrelid, a.attname, t.typname, t.typtype, t.typcategory, "
    "CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE coalesce(d.typmod, -1) END, "
    "a.attnotnull OR coalesce(d.not_null, false), "
    "a.atthasdef OR a.attidentity <> '' OR coalesce(d.has_default, false), a.attgenerated <> '', "
    "coalesce(e.typname, rs.typname), (SELECT pg_catalog.string_agg(l.enumlabel, E'\\n' ORDER BY l.enumsortorder) FROM "
    "pg_catalog.pg_enum l WHERE l.enumtypid = t.oid), "
    "pg_catalog.concat_ws(' ', d.conditions, (SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(k.oid), ' "
    "') "
    "FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)), "
    "(SELECT pg_catalog.string_agg(pg_catalog.pg_get_expr(b.relpartbound, b.oid), ' ') FROM pg_catalog.pg_inherits i "
    "JOIN pg_catalog.pg_class b ON b.oid = i.inhrelid JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = "
    "i.inhparent WHERE i.inhparent = a.attrelid AND a.attnum = ANY (p.partattrs))), "
    "n.nspname, c.relname, c.relkind = 'p', (SELECT count(*) FROM pg_catalog.pg_attribute m WHERE m.attrelid = "
    "t.typrelid "
    "AND t.typtype = 'c' AND m.attnum > 0 AND NOT m.attisdropped) "
    "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "LEFT JOIN domain d ON d.oid = a.atttypid AND NOT EXISTS (SELECT FROM pg_catalog.pg_type m WHERE m.oid = d.base "
    "AND "
    "m.typtype = 'd') JOIN pg_catalog.pg_type t ON t.oid = coalesce(d.base, a.atttypid) "
    "LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A' "
    "LEFT JOIN pg_catalog.pg_range r ON t.oid IN (r.rngtypid) LEFT JOIN pg_catalog.pg_type rs ON rs.oid = r.rngsubtype "
    "WHERE a.attrelid = ANY ('{}') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum";

/// Indexes that tell rows apart by columns alone.
constexpr const char* keys_query =
    "SELECT i.indrelid, i.indisprimary, (SELECT pg_catalog.string_agg(a.attname, E'\\n') FROM pg_catalog.pg_attribute "
    "a "
    "WHERE a.attrelid = i.indrelid AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])) "
    "FROM pg_catalog.pg_index i WHERE i.indisunique AND i.indexprs IS NULL AND i.indpred IS NULL "
    "AND i.indrelid = ANY ('{}') ORDER BY i.indisprimary DESC, i.indexrelid";

constexpr const char* references_query =
    "SELECT k.conrelid, k.confrelid, "
    "(SELECT pg_catalog.string_agg(a.attname, E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(k.conkey) WITH "
    "ORDINALITY "
    "x (number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.number), "
    "(SELECT pg_catalog.string_agg(a.attname, E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(k.confkey) WITH "
    "ORDINALITY x (number, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.number) "
    "FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid = ANY ('{}') "
    "ORDER BY k.oid";

constexpr std::size_t most_present = 3;
/// What a varchar's `typmod` has beyond its length.
constexpr std::int64_t header = 4;

/// Values at the ends of what the type holds, which no other type of the same kind has.
std::vector<row_value> extremes_of(const column_type& type) {
  if (type.name == "int4") return {std::int64_t{2'147'483'647}, std::int64_t{-2'147'483'648}};
  if (type.name == "numeric") return {std::int64_t{1}, std::string{"NaN"}};
  if (type.name == "float4" || type.name == "float8") return {std::string{"NaN"}, std::string{"-Infinity"}};
  const bool has_infinity = type.name == "date" || type.name == "timestamp" || type.name == "timestamptz";
  return has_infinity ? std::vector<row_value>{std::string{"infinity"}} : std::vector<row_value>{};
}

/// Texts that the regular expressions of conditions match.
std::vector<std::string> matching_texts(std::string_view conditions) {
  std::vector<std::string> texts;
  for (auto at = conditions.find('~'); at != std::string_view::npos; at = conditions.find('~', at + 1)) {
    const auto open = conditions.find_first_not_of("~*) ", at);
    const bool is_negated = at > 0 && conditions[at - 1] == '!';
    if (is_negated || open == std::string_view::npos || conditions[open] != '\'') continue;
    const auto end = conditions.find('\'', open + 1);
    for (auto& text : texts_matching(conditions.substr(open + 1, end - open - 1))) texts.push_back(std::move(text));
  }
  return texts;
}

class shape_reader {
 public:
  shape_reader(postgresql::link& line, const std::set<std::string>& oids)
      : line_{line}, array_{fmt::format("{{{}}}", fmt::join(oids, ","))} {}

  std::vector<shaped_table> read() {
    const auto columns = ask(columns_query);
    for (std::size_t i = 0; i < columns.size(); ++i) add_column(columns, i);
    const auto keys = ask(keys_query);
    for (std::size_t i = 0; i < keys.size(); ++i) add_key(keys, i);
    const auto references = ask(references_query);
    for (std::size_t i = 0; i < references.size(); ++i) add_reference(references, i);
    for (auto& table : tables_) add_present_values(table);
    return std::move(tables_);
  }

 private:
  postgresql::answer ask(std::string_view query) {
    std::string sql{query};
    sql.replace(sql.find("'{}'"), 4, postgresql::literal(array_));
    return line_.ask(sql);
  }

  shaped_table& table_of(const postgresql::answer& rows, std::size_t i) {
    const std::string oid{rows.text(i, 0)};
    const auto [at, is_new] = by_oid_.emplace(oid, tables_.size());
    if (is_new) tables_.push_back({.oid = oid, .table = {}, .types = {}, .sql_name = {}});
    return tables_[at->second];
  }

  void add_column(const postgresql::answer& rows, std::size_t i) {
    auto& table = table_of(rows, i);
    table.table.name = fmt::format("{}.{}", rows.text(i, 12), rows.text(i, 13));
    table.sql_name = postgresql::identifier(rows.text(i, 12)) + '.' + postgresql::identifier(rows.text(i, 13));
    table.partitioned = rows.is_true(i, 14);
    column_type type{.name = std::string{rows.text(i, 2)},
                     .sort = rows.text(i, 3).front(),
                     .category = rows.text(i, 4).front(),
                     .element = std::string{rows.text(i, 9)},
                     .attributes = static_cast<std::size_t>(rows.integer(i, 15)),
                     .labels = lines_of(rows.text(i, 10))};
    row_column column{.name = std::string{rows.text(i, 1)},
                      .kind = kind_of(type),
                      .nullable = !rows.is_true(i, 6),
                      .optional = !rows.is_true(i, 6) || rows.is_true(i, 7),
                      .computed = rows.is_true(i, 8)};
    const auto typmod = rows.integer(i, 5);
    if ((type.name == "varchar" || type.name == "bpchar") && typmod > header)
      column.longest = static_cast<std::uint32_t>(typmod - header);
    for (auto& text : matching_texts(rows.text(i, 11))) column.hints.emplace_back(std::move(text));
    for (const auto& label : type.labels) column.hints.emplace_back(label);
    for (auto& value : mined_values(rows.text(i, 11), pawl::dialect::postgresql))
      column.hints.push_back(std::move(value));
    for (auto& value : extremes_of(type)) column.hints.push_back(std::move(value));
    table.table.columns.push_back(std::move(column));
    table.types.push_back(std::move(type));
  }

  static std::vector<std::size_t> indices(const row_table& table, std::string_view names) {
    std::vector<std::size_t> found;
    for (const auto& name : lines_of(names)) {
      const auto at = std::ranges::find(table.columns, name, &row_column::name);
      if (at != table.columns.end()) found.push_back(static_cast<std::size_t>(at - table.columns.begin()));
    }
    return found;
  }

  void add_key(const postgresql::answer& rows, std::size_t i) {
    auto& table = table_of(rows, i).table;
    table.keys.push_back({.columns = indices(table, rows.text(i, 2)), .primary = rows.is_true(i, 1)});
  }

  void add_reference(const postgresql::answer& rows, std::size_t i) {
    auto& table = table_of(rows, i).table;
    const auto parent = by_oid_.find(std::string{rows.text(i, 1)});
    if (parent == by_oid_.end()) return;
    row_reference reference{.columns = indices(table, rows.text(i, 2)),
                            .parent = tables_[parent->second].table.name,
                            .parent_columns = lines_of(rows.text(i, 3))};
    // A name with a line break in it came as two.
    const bool is_whole = reference.columns.size() == reference.parent_columns.size() &&
                          indices(tables_[parent->second].table, rows.text(i, 3)).size() == reference.columns.size();
    if (is_whole) table.references.push_back(std::move(reference));
  }

  /// What a migration has put there is what the table takes.
  void add_present_values(shaped_table& table) {
    const auto rows = line_.ask(fmt::format("SELECT * FROM {} LIMIT {}", table.sql_name, most_present));
    for (std::size_t c = 0; c < table.types.size(); ++c) {
      auto& hints = table.table.columns[c].hints;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.is_null(i, static_cast<int>(c))) continue;
        auto value = value_of(table.types[c], rows.text(i, static_cast<int>(c)));
        if (std::ranges::find(hints, value) == hints.end()) hints.push_back(std::move(value));
      }
    }
  }

  postgresql::link& line_;
  std::string array_;
  std::map<std::string, std::size_t> by_oid_;
  std::vector<shaped_table> tables_;
};

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; !text.empty() && at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::vector<shaped_table> shapes_around(postgresql::link& line, const std::set<std::string>& touched) {
  const auto family = family_of(line, touched);
  if (family.empty()) return {};
  return shape_reader{line, family}.read();
}

}  // namespace pawl::generator
