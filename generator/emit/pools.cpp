#include "emit/pools.hpp"

#include <iterator>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "emit/literal.hpp"

namespace pawl::generator {
namespace {

/// Bytes of text in one piece: MSVC and clang's -Woverlength-strings take less than 64 KB of adjacent literals.
constexpr std::size_t piece_size = 48 * 1024;

/// The pools' next end; every number of the generated data has 32 bits.
std::uint32_t add(std::uint32_t count, std::size_t more) {
  if (more > std::numeric_limits<std::uint32_t>::max() - count) {
    throw std::length_error{"the migrations are too long to embed: 4 GiB is the limit"};
  }
  return count + static_cast<std::uint32_t>(more);
}

std::string_view name_of(resumption how) {
  switch (how) {
    case resumption::rerun:
      return "rerun";
    case resumption::create_index:
      return "create_index";
    case resumption::reindex:
      return "reindex";
    case resumption::create:
      return "create";
    case resumption::drop:
      return "drop";
    case resumption::detach_partition:
      return "detach_partition";
  }
  throw std::logic_error{"no such resumption"};
}

}  // namespace

pool_range pools::add_text(std::string_view text) {
  if (text.empty()) return {};
  const auto [known, inserted] = texts_.try_emplace(text);
  if (!inserted) return known->second;

  const auto first = piece_count_;
  for (; !text.empty(); text.remove_prefix(std::min(piece_size, text.size()))) {
    const auto piece = text.substr(0, piece_size);
    pieces_ += '{';
    append_literal_lines(pieces_, piece);
    fmt::format_to(std::back_inserter(pieces_), ",{}}},\n", piece.size());
    piece_count_ = add(piece_count_, 1);
  }
  return known->second = {first, piece_count_ - first};
}

pool_range pools::add_statements(std::span<const pawl::statement> statements) {
  if (statements.empty()) return {};
  const auto first = statement_count_;
  statement_count_ = add(statement_count_, statements.size());
  for (const auto& [begin, end] : statements) {
    fmt::format_to(std::back_inserter(statements_), "{{{},{}}},", begin, end);
  }
  statements_ += '\n';
  return {first, statement_count_ - first};
}

std::uint32_t pools::add_standalone(const standalone& step) {
  fmt::format_to(std::back_inserter(standalones_), "{{::pawl::resumption::{},", name_of(step.how));
  append_literal(standalones_, step.relation);
  standalones_ += ',';
  append_literal(standalones_, step.object);
  standalones_ += "},\n";
  return standalone_count_++;
}

std::string pools::definitions() const {
  // An array cannot be empty.
  constexpr std::string_view nothing = "{}\n";
  return fmt::format(
      "constexpr ::pawl::text pieces[] = {{\n{}}};\n"
      // Each piece's length is its literal's, or the byte at its end is no NUL or no byte at all.
      "static_assert([] {{\n"
      "  for (const auto& piece : pieces)\n"
      "    if (piece.data[piece.size] != '\\0') return false;\n"
      "  return true;\n"
      "}}());\n\n"
      "constexpr ::pawl::statement statements[] = {{\n{}}};\n{}",
      piece_count_ == 0 ? nothing : std::string_view{pieces_},
      statement_count_ == 0 ? nothing : std::string_view{statements_},
      standalone_count_ == 0
          ? std::string{}
          : fmt::format("\nconstexpr ::pawl::standalone_statement standalones[] = {{\n{}}};\n", standalones_));
}

}  // namespace pawl::generator
