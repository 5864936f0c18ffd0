#pragma once

/// Indexes without a name in a repeatable script: PostgreSQL finds a new name for each, so that every run adds another
/// one and none of them fails.

#include <cstddef>
#include <vector>

#include "source/postgresql/nodes.hpp"

namespace pawl::generator::pg {

class nameless_indexes {
 public:
  /// Takes note of a statement of the script, which begins at the offset.
  void note(const PgQuery__Node& statement, std::size_t offset);

  /// Where they are made; nothing where the script may drop them, or what they stand on, itself.
  std::vector<std::size_t> found() const { return may_drop_ ? std::vector<std::size_t>{} : offsets_; }

 private:
  bool may_drop_ = false;
  std::vector<std::size_t> offsets_;
};

}  // namespace pawl::generator::pg
