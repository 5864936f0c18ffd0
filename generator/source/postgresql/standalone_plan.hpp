#pragma once

/// Which statements no transaction can hold, and how each is taken up again after an interruption.

#include <optional>
#include <string>

#include "source/postgresql/nodes.hpp"
#include "source/set.hpp"

namespace pawl::generator::pg {

struct standalone_plan {
  generator::standalone step;
  /// `CREATE INDEX CONCURRENTLY`.
  std::string label;
  /// An index to build that has no name: it could not be found again.
  bool unnamed_index = false;
};

/// No value for a statement that runs in a transaction. What only the catalog knows (whether a table has partitions, a
/// subscription a slot) is left to the server: then the answer is the one that is right for the ordinary case.
std::optional<standalone_plan> plan_standalone(const PgQuery__Node& statement);

/// The subscription that the statement parts from its slot, which then can be dropped in a transaction; empty where it
/// does not.
std::string released_subscription(const PgQuery__Node& statement);

}  // namespace pawl::generator::pg
