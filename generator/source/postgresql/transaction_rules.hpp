#pragma once

/// What would begin or end the transaction that a migration runs in.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "source/postgresql/nodes.hpp"
#include "source/postgresql/refusal.hpp"

namespace pawl::generator::pg {

/// BEGIN, COMMIT, SAVEPOINT and the like. `sql` is the statement's text.
std::optional<refusal> refuse_transaction_statement(const PgQuery__Node& statement, std::string_view sql);

/// A DO block whose body commits or rolls back at `offset` of the statement.
refusal refuse_committing_block(std::string_view sql, std::size_t offset);

/// The procedures of a set that commit or roll back in their body.
class committing_procedures {
 public:
  /// Notes what the statement creates and drops; `commits` says whether it is a procedure's and its body commits.
  void note(const PgQuery__Node& statement, bool commits);

  /// A CALL of one of them.
  std::optional<refusal> refuse_call(const PgQuery__Node& statement) const;

 private:
  /// By their names without schema: false where another one of that name does not commit.
  std::map<std::string, bool, std::less<>> procedures_;
};

}  // namespace pawl::generator::pg
