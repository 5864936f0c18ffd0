#pragma once

/// ALTER COLUMN ... TYPE: which changes PostgreSQL makes without a look at the rows.

#include <string>
#include <string_view>

#include "lint/postgresql/alterations.hpp"

namespace pawl::generator {

/// Whether the column had a type of which the new one holds every value as it stands: `varchar(10)` to `varchar(20)` or
/// `text`, `numeric(8, 2)` to `numeric(10, 2)`. False where the old type is not known.
bool keeps_rows_as_they_are(const alteration& at);

/// The new type as it is written.
std::string type_text(const PgQuery__ColumnDef& column, std::string_view sql);

}  // namespace pawl::generator
