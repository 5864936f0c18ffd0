#pragma once

/// Knows what a database may look like: after each step, as PostgreSQL itself makes it from the scripts, without the
/// code under test.

#include <cstddef>
#include <string>
#include <vector>

#include "support/postgresql_session.hpp"
#include "support/test_set.hpp"

namespace pawl::faults {

struct finding {
  /// How many steps the database has behind it.
  std::size_t step = 0;
  /// Whether the one after them is noted as begun: a standalone one, which no transaction can hold.
  bool running = false;
  /// Empty where schema, every row and the history agree.
  std::string problem = {};
};

class postgresql_oracle {
 public:
  explicit postgresql_oracle(const test::test_set& set);

  /// Of a database that nobody else uses any more.
  finding examine(const test::postgresql_session& db) const;
  std::size_t last_step() const noexcept { return states_.size() - 1; }

 private:
  std::vector<std::string> states_;
  /// What the history says of each step, without its state.
  std::vector<std::string> rows_;
};

}  // namespace pawl::faults
