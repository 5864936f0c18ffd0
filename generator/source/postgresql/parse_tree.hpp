#pragma once

/// What PostgreSQL's own parser (libpg_query) makes of SQL.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>

#include "source/postgresql/nodes.hpp"

namespace pawl::generator::pg {

/// Why the parser refuses a text.
struct parser_refusal {
  /// In PostgreSQL's words.
  std::string message;
  /// The byte of the text that it points at; the text's size where the end came too early, no value where it says none.
  std::optional<std::size_t> offset;
  /// The function of PostgreSQL that said so.
  std::string function;
};

/// A tree of statements, in memory of its own.
class parse_tree {
 public:
  parse_tree(std::unique_ptr<std::pmr::memory_resource> memory, const PgQuery__ParseResult& root) noexcept
      : memory_{std::move(memory)}, root_{&root} {}

  const PgQuery__ParseResult& root() const noexcept { return *root_; }

 private:
  std::unique_ptr<std::pmr::memory_resource> memory_;
  const PgQuery__ParseResult* root_;
};

enum class parse_depth : std::uint8_t {
  /// Whether the text is SQL, and how many statements it has.
  syntax,
  /// The tree too. Its making needs memory many times the text's, and a deep stack for a deep tree.
  tree,
};

struct parse_result {
  std::optional<parser_refusal> refusal = {};
  std::size_t statements = 0;
  /// Where the `;` of the first statement stands, or the text's end.
  std::size_t first_end = 0;
  /// Only where it was asked for and there was no refusal.
  std::optional<parse_tree> tree = {};
};

/// Throws `std::bad_alloc`.
parse_result parse_sql(const std::string& sql, parse_depth depth);

/// Why the body of the CREATE FUNCTION that `sql` is would be refused as PL/pgSQL; no value where it would not.
/// The offset is always missing: libpg_query does not say it.
struct plpgsql_result {
  std::optional<parser_refusal> refusal = {};
  /// Whether the body holds COMMIT or ROLLBACK as statements of its own.
  bool ends_transaction = false;
};
plpgsql_result parse_plpgsql(const std::string& sql);

/// `15.1`: the version of PostgreSQL whose grammar this is.
const char* grammar_version() noexcept;

}  // namespace pawl::generator::pg
