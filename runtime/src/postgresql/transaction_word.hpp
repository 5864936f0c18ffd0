#pragma once

/// Statements that would end the migration's transaction. The build refuses them; a program may have been built by
/// something else.

#include <string_view>

namespace pawl::postgresql {

/// The keyword with which the statement controls transactions: `COMMIT`; empty where it does not.
std::string_view transaction_word(std::string_view sql) noexcept;

}  // namespace pawl::postgresql
