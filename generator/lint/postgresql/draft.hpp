#pragma once

/// What a rule for PostgreSQL sees: one statement of a draft, and what was there before it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/postgresql/known_schema.hpp"
#include "lint/rule.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/set.hpp"
#include "source/statement_effect.hpp"

namespace pawl::generator {

/// Bytes [begin, end) of a statement.
struct text_part {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct postgresql_statement {
  /// From the beginning of the up script.
  std::uint32_t offset = 0;
  std::string sql;
  /// No value where it is too long for a tree, or refused.
  std::optional<pg::parse_tree> tree = {};
  /// Whether it stands in a DO block, which begins at `offset`.
  bool in_block = false;
  /// Of ALTER TABLE, where each of its commands stands; of DROP, each name. Empty where that is not known.
  std::vector<text_part> parts = {};

  /// Null without a tree.
  const PgQuery__Node* node() const noexcept;
  std::string_view part(std::size_t index) const;
};

/// A finding that falls away where something has that name again behind the whole migration: a table made anew, or a
/// view that takes its place.
struct withdrawal {
  std::size_t finding = 0;
  std::string schema;
  std::string name;
};

struct postgresql_draft {
  const generator::migration& migration;
  const postgresql_statement& statement;
  const PgQuery__Node& node;
  /// As it is before the statement.
  const pg::known_schema& schema;
  std::vector<withdrawal>& withdrawals;
  /// What a server showed of the statement; null where none was asked.
  const statement_effect* effect = nullptr;

  /// Whether a server wrote every row of the relation anew, or read it whole; no value where none was asked.
  std::optional<bool> rewrites(const PgQuery__RangeVar& relation) const;
  std::optional<bool> scans(const PgQuery__RangeVar& relation) const;
  /// `; measured: ACCESS EXCLUSIVE, written anew`; empty where nothing was.
  std::string measured(const PgQuery__RangeVar& relation) const;

  /// Of the next finding.
  void withdraw_where_back(std::string_view schema_name, std::string_view name) const;

  /// The place of a `location` of the tree; of the statement where it has none.
  std::uint32_t place(std::int32_t location) const noexcept;
  /// Of a command or name.
  std::uint32_t place_of_part(std::size_t index) const noexcept;
};

/// Made by the build from `rules/`, sorted by id.
std::span<const named_rule<postgresql_draft>> postgresql_lint_rules();

}  // namespace pawl::generator
