/// wide-index: an index that is not unique has more than three columns.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

constexpr std::size_t most_columns = 3;

/// A unique one says what may be there once; of the others each column more seldom helps.
void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_INDEX_STMT) return;
  const auto& index = *draft.node.index_stmt;
  if (index.unique != 0 || index.n_index_params <= most_columns) return;
  const bool is_btree = index.access_method == nullptr || *index.access_method == '\0' ||
                        std::string_view{index.access_method} == "btree";
  if (!is_btree) return;
  report.warn(
      draft.statement.offset,
      fmt::format(
          "every write to {} keeps an index of {} columns up to date, and queries seldom profit from more than {}",
          pg::plain(*index.relation), index.n_index_params, most_columns),
      "keep the columns that queries compare, the most telling first; columns that are only read may be INCLUDEd");
}

}  // namespace

lint_rule<postgresql_draft> wide_index() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
