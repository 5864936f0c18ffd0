#pragma once

/// Where the statements of a script begin and end.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <pawl/migration.hpp>

#include "source/lexer.hpp"

namespace pawl::generator {

/// Finds statements as SQLite's sqlite3_complete() does: `;` ends one, in CREATE [TEMP] TRIGGER only `; END ;` does.
/// The prover asks SQLite to confirm every end.
class statement_splitter {
 public:
  /// Offsets are counted from `origin` on.
  explicit statement_splitter(std::uint32_t origin) : origin_{origin} {}

  void add(const token& token);

  /// Whether a statement has begun and no `;` ended it.
  bool is_open() const noexcept { return count_ != 0; }
  /// Whether it is a CREATE TRIGGER, in which `;` ends no statement.
  bool in_trigger() const noexcept { return state_ >= state::trigger; }

  /// The statements so far, a last one without `;` among them. A `;` by itself is none, and neither is a
  /// `PRAGMA foreign_keys`: the runner switches them off and on itself, outside the transaction.
  std::vector<pawl::statement> finish();

 private:
  enum class state : std::uint8_t { start, normal, explain, create, trigger, semicolon, end };

  state after(const token& token) const;
  void close();

  /// As many tokens as the longest `PRAGMA main.foreign_keys(+1)` has, and one more.
  static constexpr std::size_t head_size = 9;

  std::uint32_t origin_;
  state state_ = state::start;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::array<std::string_view, head_size> head_;
  std::size_t count_ = 0;
  std::vector<pawl::statement> statements_;
};

}  // namespace pawl::generator
