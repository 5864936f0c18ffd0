#pragma once

/// Where the statements of a PostgreSQL script begin and end, before its parser reads them one by one: so the memory
/// that parsing takes follows the longest statement, not the script.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "source/lexer.hpp"

namespace pawl::generator::pg {

/// One statement, from its first token up to and with its `;`. Offsets count from the script's beginning.
struct raw_statement {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Whether a `;` ends it; the last one may go without.
  bool terminated = false;
  std::uint32_t tokens = 0;
  /// No expression in it nests deeper: tokens that no comma parts, summed over the open brackets.
  std::uint32_t depth = 0;
  /// The first `$1` that stands outside a string.
  std::optional<std::uint32_t> parameter = {};
  /// Whether a psql command stands in it, which was taken out of `psql_commands`' lines only.
  bool interrupted = false;
};

/// Whether a tree is made of it. Beyond these measures one takes a hundred times the memory of the text, and nothing
/// that it would tell stands in rows of an INSERT.
bool bears_tree(const raw_statement& statement) noexcept;

/// Finds ends as psql does: a `;` ends a statement, but neither in brackets nor between BEGIN ATOMIC and END of a
/// function. PostgreSQL's parser confirms every end.
class statement_reader {
 public:
  /// `text` must outlive the reader.
  explicit statement_reader(std::string_view text) noexcept;

  /// The next statement; no value when the text is used up.
  std::optional<raw_statement> next();

  /// Goes on behind the line `\.`, which ends the rows of a COPY ... FROM STDIN; stays where there is none.
  void skip_copied_rows();

  /// Where the psql commands so far begin: a backslash outside strings. Their lines belong to no statement.
  const std::vector<std::uint32_t>& psql_commands() const noexcept { return psql_commands_; }

 private:
  void restart(std::size_t offset) noexcept;
  void begin(std::uint32_t offset);
  void skip_psql_command(std::uint32_t offset);
  bool add(const token& token, std::uint32_t offset);
  void add_word(std::string_view word);
  void measure(const token& token);

  std::string_view text_;
  /// Where the lexer's text begins.
  std::uint32_t base_ = 0;
  lexer tokens_;
  raw_statement current_;
  std::vector<std::uint32_t> psql_commands_;
  /// For each open bracket, the tokens behind its last comma; and their sum.
  std::vector<std::uint32_t> pending_;
  std::uint32_t pending_sum_ = 0;
  /// How many words of CREATE [OR REPLACE] {FUNCTION|PROCEDURE} were read; `is_routine_` once all were.
  std::uint32_t words_ = 0;
  bool may_be_routine_ = true;
  bool is_routine_ = false;
  std::uint32_t blocks_ = 0;
};

}  // namespace pawl::generator::pg
