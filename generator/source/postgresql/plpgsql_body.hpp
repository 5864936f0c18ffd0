#pragma once

/// A body in PL/pgSQL, in the form in which libpg_query can read it.
///
/// libpg_query knows no catalog and refuses what it takes for something else: cursors and rows are no types to it, and
/// no function returns anything. Such places are rewritten here to something that it reads alike, so that what it still
/// refuses is wrong.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/lexer.hpp"

namespace pawl::generator::pg {

class plpgsql_body {
 public:
  /// `text` must outlive the body.
  explicit plpgsql_body(std::string_view text);

  /// How many tokens there are, white space and comments not counted.
  std::size_t size() const noexcept { return words_.size(); }

  const token& operator[](std::size_t index) const noexcept { return tokens_[words_[index]]; }

  /// Where the statement of the token at `index` begins.
  std::size_t statement_of(std::size_t index) const noexcept;

  /// The rewritten text of the first `count` tokens.
  std::string first(std::size_t count) const;

  /// A COMMIT or ROLLBACK that is a statement of its own.
  std::optional<std::uint32_t> find_transaction_end() const;

 private:
  bool is(std::size_t index, std::string_view word) const noexcept;
  bool begins_statement(std::size_t index) const noexcept;
  void replace(std::size_t from, std::size_t end, std::string_view by);
  void rewrite();
  void rewrite_statement(std::size_t first);
  std::size_t end_of_name(std::size_t index) const noexcept;
  void rewrite_targets(std::size_t first);
  void rewrite_alias(std::size_t alias);
  void rewrite_return_next(std::size_t next);
  void rewrite_cursor_loop(std::size_t loop);
  void rewrite_assignment(std::size_t target);
  void rewrite_cursor_statement(std::size_t verb);

  std::vector<token> tokens_;
  /// The indices of the tokens that are neither white space nor comments.
  std::vector<std::size_t> words_;
  /// What stands in place of each of them; a null view for the token itself.
  std::vector<std::optional<std::string_view>> replacements_;
};

}  // namespace pawl::generator::pg
