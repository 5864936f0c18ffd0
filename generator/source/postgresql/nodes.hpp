#pragma once

/// libpg_query's trees, for headers: its own header is long.

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the library's.
struct PgQuery__Node;
struct PgQuery__ParseResult;
// NOLINTEND(bugprone-reserved-identifier)
