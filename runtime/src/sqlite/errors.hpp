#pragma once

/// What SQLite said, in the words of `pawl::error`.

#include <chrono>

#include <pawl/error.hpp>
#include <pawl/migration.hpp>

#include "sqlite/failure.hpp"

namespace pawl::sqlite {

/// A failure of Pawl's own statements, or of beginning and committing.
error bookkeeping_error(const failure& reason, std::chrono::milliseconds waited);

/// A failure of a migration's statement. `ended` tells that its transaction is gone.
error statement_error(const failure& reason, const migration& migration, const script& script,
                      const statement& statement, bool ended);

}  // namespace pawl::sqlite
