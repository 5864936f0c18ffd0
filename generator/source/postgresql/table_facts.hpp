#pragma once

/// What PostgreSQL's tree says of columns, foreign keys and ALTER TABLE.

#include <cstdint>
#include <string_view>

#include <pg_query/pg_query.pb-c.h>

#include "source/judgement.hpp"
#include "source/postgresql/known_types.hpp"

namespace pawl::generator::pg {

/// Whether a name or option was left out.
bool is_unsaid(const char* text);

/// Whether an expression is NULL itself, or there is none.
bool is_null(const PgQuery__Node* expression);

enum class on_delete : std::uint8_t { holds, cascades, sets_null, sets_default };
on_delete action_of(const PgQuery__Constraint& key);

added_column facts_of(const PgQuery__ColumnDef& column, std::string_view table, const type_facts& type);

/// Whether a constraint, or one of a column, is one that rows have to meet. Foreign keys are looked at elsewhere.
bool is_condition(const PgQuery__Node& element);

/// What is about speed and space alone.
bool is_tuning(PgQuery__AlterTableType type);

/// What the schema behind it shows, so that it may have come to nothing.
bool is_seen(PgQuery__AlterTableType type);

/// What it gives to a table, for a message.
std::string_view word_of(PgQuery__AlterTableType type);

}  // namespace pawl::generator::pg
