#pragma once

/// What the proof on empty tables leaves for the one with rows: where to begin, and which tables a step is about.

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "proof/sqlite/sandbox.hpp"
#include "proof/sqlite/seen.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The tables that statements name or reach, whatever they do to them; in lower case.
std::set<std::string> tables_of(std::span<const seen_statement> statements);
std::set<std::string> tables_of(const seen_statement& statement);

class proof_trace {
 public:
  /// The database as it is behind that many migrations; empty in the beginning.
  struct checkpoint {
    std::size_t applied = 0;
    database_copy copy;
  };

  explicit proof_trace(std::span<const migration> migrations);

  /// Whether it wants to be told what a frozen step does.
  bool wants_steps() const noexcept { return first_draft_ < migrations_.size() && !heads_.empty(); }
  void take_step(std::size_t index, std::span<const seen_statement> statements);

  /// Before the migration of that index is applied.
  void pass(std::size_t index, sqlite3* connection);

  /// The index of the first draft, and of the last migration of each release that is named.
  std::size_t first_draft() const noexcept { return first_draft_; }
  const std::vector<std::size_t>& heads() const noexcept { return heads_; }
  /// Empty of a step that nobody was told of.
  const std::set<std::string>& tables_of_step(std::size_t index) const { return steps_[index]; }
  /// The last checkpoint at which no more than `applied` migrations were applied.
  const checkpoint& before(std::size_t applied) const;

 private:
  std::span<const migration> migrations_;
  std::size_t first_draft_;
  std::vector<std::size_t> heads_;
  std::vector<std::set<std::string>> steps_;
  std::vector<checkpoint> checkpoints_{1};
};

}  // namespace pawl::generator
