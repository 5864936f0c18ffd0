#pragma once

/// SQLite's settings for a process whose whole work is one proof.

namespace pawl::generator {

/// Tells SQLite that there is one thread, so that it takes no locks, and gives it an allocator for the many short-lived
/// small blocks of which parsing a schema is made: together a proof takes a third less time. Only in `main()`, before
/// SQLite is used for the first time; without it everything works, more slowly.
void prepare_sqlite_process() noexcept;

}  // namespace pawl::generator
