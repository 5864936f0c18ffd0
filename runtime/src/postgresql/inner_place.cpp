#include "postgresql/inner_place.hpp"

#include <charconv>

namespace pawl::postgresql {
namespace {

constexpr std::size_t none = std::string_view::npos;

/// The line of the block's body, from 1; 0 where the server names none. Its words may be in any language, but not the
/// name of the block.
std::size_t block_line(std::string_view context) {
  constexpr std::string_view block = "inline_code_block";
  const std::size_t name = context.find(block);
  if (name == none) return 0;
  const std::size_t digit = context.find_first_of("0123456789\n", name + block.size());
  std::size_t line = 0;
  if (digit != none) std::from_chars(context.data() + digit, context.data() + context.size(), line);
  return line;
}

}  // namespace

std::optional<std::size_t> find_block_line(const failure& reason, std::string_view sql) {
  const std::size_t line = block_line(reason.context);
  if (line < 2) return std::nullopt;
  // The first line is the one on which the body's quotes open.
  std::size_t at = sql.find('$');
  if (at == none) at = sql.find('\'');
  for (std::size_t i = 1; i < line && at != none; ++i) at = sql.find('\n', at + 1);
  if (at == none) return std::nullopt;
  at = sql.find_first_not_of(" \t\r\n", at);
  return at == none ? std::nullopt : std::optional{at};
}

std::optional<std::size_t> find_inner_query(const failure& reason, std::string_view sql) {
  if (reason.inner_query.empty()) return std::nullopt;
  const std::size_t first = sql.find(reason.inner_query);
  if (first == none) return std::nullopt;
  if (sql.find(reason.inner_query, first + 1) == none) return first;
  const auto line = find_block_line(reason, sql);
  if (!line) return std::nullopt;
  const std::size_t next = sql.find(reason.inner_query, *line);
  return next == none ? std::nullopt : std::optional{next};
}

}  // namespace pawl::postgresql
