#include "proof/rows/row_findings.hpp"

#include <fmt/format.h>

namespace pawl::generator {
namespace {

std::string rows_of(std::size_t count, std::string_view table) {
  return count == 1 ? fmt::format("a row of {}", table) : fmt::format("{} rows of {}", count, table);
}

/// Whose databases have such rows.
std::string from(const row_origin& origin) {
  return origin.empty() ? std::string{} : fmt::format("; databases of release {} can have such rows", origin);
}

lint_finding lost(const table_rows& before, const row_difference& difference, std::uint32_t offset,
                  const row_origin& origin) {
  return {.rule = "rows-lost",
          .offset = offset,
          .message = fmt::format("{} {} lost, and nothing in the script deletes {}: {}{}",
                                 rows_of(difference.count, before.table), difference.count == 1 ? "is" : "are",
                                 difference.count == 1 ? "it" : "them", before.shown(difference.row), from(origin)),
          .hint = fmt::format("copy every row; delete those that are to go where everybody sees it:\n"
                              "DELETE FROM {} WHERE ...;",
                              before.table)};
}

lint_finding nulled(const table_rows& before, const row_difference& difference, std::uint32_t offset,
                    const row_origin& origin) {
  const auto& column = before.columns[difference.column];
  return {.rule = "null-appeared",
          .offset = offset,
          .message = fmt::format("{} of {} becomes NULL, and nothing in the script sets it: {}{}", column,
                                 rows_of(difference.count, before.table),
                                 before.shown(difference.row, difference.column), from(origin)),
          .hint = fmt::format("copy {0} too; values that are to go, take away where everybody sees it:\n"
                              "UPDATE {1} SET {0} = NULL;",
                              column, before.table)};
}

lint_finding swapped(const table_rows& before, const row_difference& difference, std::uint32_t offset,
                     const row_origin& origin) {
  const auto& column = before.columns[difference.column];
  const auto& other = before.columns[difference.other];
  return {.rule = "values-changed",
          .offset = offset,
          .message = fmt::format("{}.{} holds afterwards what {} held before: {}{}", before.table, column, other,
                                 before.shown(difference.row, difference.column), from(origin)),
          .hint = fmt::format("name the columns on both sides, in the same order:\n"
                              "INSERT INTO ... ({0}, {1}) SELECT {0}, {1} FROM {2};",
                              column, other, before.table)};
}

}  // namespace

lint_finding finding_for(const table_rows& before, const row_difference& difference, std::uint32_t offset,
                         const row_origin& origin) {
  switch (difference.change) {
    case row_change::nulled:
      return nulled(before, difference, offset, origin);
    case row_change::swapped:
      return swapped(before, difference, offset, origin);
    case row_change::lost:
      break;
  }
  return lost(before, difference, offset, origin);
}

lint_finding finding_for(const refused_statement& refused, const row_origin& origin) {
  const auto rows = refused.rows.empty() ? std::string{"rows that the tables may hold"}
                                         : fmt::format("{}", fmt::join(refused.rows, " and "));
  return {.rule = "refused-by-rows",
          .offset = refused.offset,
          .message = fmt::format("on tables with rows: {}; with {}{}", refused.message, rows, from(origin)),
          .hint = refused.hint};
}

}  // namespace pawl::generator
