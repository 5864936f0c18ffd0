#pragma once

/// What a database holds besides rows, as its catalogues tell it: the same for every role, on every server that the
/// same migrations went through. Owners and privileges, which name roles that other servers have not, are left out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/options.hpp>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// Begins a transaction that only reads, and in which definitions are printed alike everywhere. Throws `failure`.
void begin_reading(link& link, const options& options);

/// All of it, or what is in these schemas or in none. In a transaction of its own, which only reads. Throws `failure`.
std::vector<schema_object> read_schema(link& link, const options& options,
                                       const std::optional<std::vector<std::string_view>>& schemas);

/// The names of the schemas among the objects.
std::vector<std::string_view> schemas_of(const std::vector<schema_object>& objects);

/// Leaves out what `expected` has not and no schema holds: an extension, a publication and the like may be an
/// administrator's.
void drop_strangers(std::vector<schema_object>& found, const std::vector<schema_object>& expected);

/// `PostgreSQL 15.8`.
std::string engine_name(const link& link);

}  // namespace pawl::postgresql
