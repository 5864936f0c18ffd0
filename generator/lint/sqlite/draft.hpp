#pragma once

/// What a rule for SQLite sees of a draft: what the engine showed while the draft ran in the proof.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule.hpp"
#include "lint/sqlite/schema_state.hpp"
#include "lint/sqlite/table_fates.hpp"
#include "lint/sqlite/table_view.hpp"
#include "source/set.hpp"

namespace pawl::generator {

class sqlite_draft {
 public:
  /// All of them must outlive it. `before` and `after` are the schemas around the draft.
  sqlite_draft(const generator::migration& migration, const schema_state& before, const schema_state& after,
               std::uint32_t minimum);

  const generator::migration& migration;
  const schema_state& before;
  const schema_state& after;
  const std::vector<seen_statement>& statements;
  /// What the draft has changed in the schema.
  const sqlite_seen& seen;
  const table_fates fates;
  /// The oldest SQLite that has to do, as its library numbers it; 0 where nobody says so.
  const std::uint32_t minimum;

  /// Read when they are asked for; null where there is no table of that name.
  const table_view* table_before(std::string_view name) const;
  const table_view* table_after(std::string_view name) const;
  /// The table as it was that has that name now; null where the draft has made it, and did not rebuild an older one.
  const table_view* former(std::string_view name) const;

  /// Tables that the draft has made or altered, as they are, by name; no virtual ones.
  std::vector<const table_view*> changed_tables() const;
  /// The tables among them that the draft has made anew under the name of one that was there.
  std::vector<const table_fate*> rebuilt_tables() const;

  std::string_view sql(const seen_statement& statement) const;
  /// The statement as it would be written alone, with its `;`.
  std::string sql_line(const seen_statement& statement) const;
  /// Where the statement names `name`, from the beginning of the up script; its beginning where it does not.
  std::uint32_t place_of(const seen_statement& statement, std::string_view name) const;
  /// The statement that makes the index, trigger or view; null where the draft does not.
  const seen_statement* maker_of(const schema_object& object) const;
  /// Where that stands which made or altered the table's column: behind CREATE TABLE or ALTER TABLE.
  std::uint32_t place_of_column(std::string_view table, std::string_view column) const;
  /// Where the draft makes or last alters the table.
  std::uint32_t place_of_table(std::string_view table) const;
  /// Whether the proof has found something there already.
  bool is_shown(std::uint32_t offset) const;

 private:
  using views = std::map<std::string, table_view>;

  const table_view* view(std::string_view name, const schema_state& schema, views& known) const;
  const seen_statement* statement_about(std::string_view table, std::string_view column) const;

  /// How many findings were there before the first rule has looked.
  std::size_t shown_by_proof_;
  mutable views before_;
  mutable views after_;
};

/// Made by the build from `rules/`, sorted by id.
std::span<const named_rule<sqlite_draft>> sqlite_lint_rules();

}  // namespace pawl::generator
