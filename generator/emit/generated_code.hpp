#pragma once

/// The C++ that embeds a set: constant data only, nothing that runs before `main`.
///
/// The same set and names, proven by the same engines, always give the same bytes: no time, no absolute path. Nothing
/// of the migrations' files stands in it but as escaped literals, so no file can be more than data.

#include <string>

#include "emit/code_names.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Declares `const pawl::migration_set& migrations()`.
std::string generated_header(const code_names& names);

/// Defines it; includes the header as `migrations.hpp` of the same folder. Throws `std::length_error` where the set is
/// too long for 32-bit offsets.
std::string generated_source(const migration_set& set, const code_names& names);

}  // namespace pawl::generator
