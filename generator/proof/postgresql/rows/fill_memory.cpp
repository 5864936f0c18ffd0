#include "proof/postgresql/rows/fill_memory.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/schema_compare.hpp"
#include "proof/postgresql/rows/row_writer.hpp"
#include "proof/rows/fill_order.hpp"
#include "proof/rows/fill_table.hpp"
#include "proof/rows/random.hpp"

namespace pawl::generator {
namespace {

constexpr std::size_t longest_reason = 200;

/// Equal for tables that take the same rows, as far as that can be seen.
std::string print_of(const shaped_table& table, row_writer& writer) {
  auto text = fmt::format("{} {}\n", table.oid, table.table.name);
  for (std::size_t i = 0; i < table.types.size(); ++i) {
    const auto& column = table.table.columns[i];
    text += fmt::format("{} {} {}{}{} {}:", column.name, table.types[i].name, column.nullable, column.optional,
                        column.computed, column.longest);
    for (const auto& hint : column.hints) text += ' ' + shown(hint);
    text += '\n';
  }
  for (const auto& key : table.table.keys) text += fmt::format("key {}\n", fmt::join(key.columns, " "));
  for (const auto& reference : table.table.references)
    text += fmt::format("{} {} {}\n", fmt::join(reference.columns, " "), reference.parent,
                        writer.parents(reference).empty());
  return text;
}

bool is_empty(postgresql::link& line, const shaped_table& table) {
  return line.ask(fmt::format("SELECT FROM {} LIMIT 1", table.sql_name)).size() == 0;
}

}  // namespace

const fill_memory::taken& fill_memory::fill(postgresql::link& line, const shaped_table& table,
                                            const std::vector<shaped_table>& tables) {
  row_writer writer{line, table, tables};
  const auto print = print_of(table, writer);
  if (const auto known = known_.find(print); known != known_.end()) {
    for (const auto& row : known->second.rows) writer.insert(row, true);
    return known->second;
  }
  auto result = fill_table(table.table, {.seed = row_seed}, writer);
  // A refusal may quote a value, and a value may be long.
  return known_[print] = {writer.kept(), on_one_line(result.why_empty, longest_reason)};
}

std::vector<unfilled_table> fill_memory::fill(postgresql::link& line, const std::vector<shaped_table>& tables) {
  std::vector<row_table> shapes;
  for (const auto& table : tables) shapes.push_back(table.table);
  std::vector<unfilled_table> unfilled;
  for (const auto index : fill_order(shapes)) {
    const auto& why = fill(line, tables[index], tables).why_none;
    if (!why.empty() && is_empty(line, tables[index])) unfilled.push_back({shapes[index].name, why});
  }
  return unfilled;
}

}  // namespace pawl::generator
