#pragma once

/// The types of columns, as far as the style of a schema depends on them.

#include <string>
#include <string_view>

#include "lint/postgresql/alterations.hpp"

namespace pawl::generator::pg {

/// `serial`, `bigserial` and the like.
bool is_serial(std::string_view type);

/// Whether the server numbers it: serial or IDENTITY.
bool is_numbered(const PgQuery__ColumnDef& column);

/// Whether a row is known by it: numbered, or the primary key by itself.
bool is_key(const defined_column& defined);

/// `integer`, `character varying(10)[]`: as people write it.
std::string shown_type(const PgQuery__TypeName* type);

}  // namespace pawl::generator::pg
