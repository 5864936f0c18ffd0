#pragma once

/// The verbs of the `pawl` program inside your own: `status`, `plan`, `up`, `down`, `to`, `redo`, `history`,
/// `verify`, `baseline` on `sqlite:<path>` and `postgresql://...`; docs/command-line.md has them all. Link
/// `Pawl::command_line`.
///
///     int main(int argc, char** argv) {
///       if (argc > 1 && std::string_view{argv[1]} == "migrate") {
///         return pawl::command_line(notes_schema::migrations(), argc - 1, argv + 1);
///       }
///
/// `argv[0]` is what the help calls the command. Prints to the standard streams, asks on a terminal before data are
/// lost, and catches SIGINT and SIGTERM while it writes to a database; what it changes for that it puts back. Throws
/// nothing. To be called by one thread at a time.

#include <pawl/command_engine.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>

namespace pawl {

/// Returns the exit code: 0 up to date or done, 1 failed, 2 wrong use, 3 migrations are pending, 4 the database and the
/// set contradict each other, 128 and a signal's number where that ended it. `options` is what the verbs migrate with;
/// its observer is not used, and its program is the name of `argv[0]` if left out.
///
/// Which engines there are is decided here, in the program's own source: Pawl::sqlite and Pawl::postgresql tell by
/// these definitions that the program links them, and their archives give what is named and nothing else. So a program
/// on SQLite needs no header and no library of PostgreSQL, and registers nothing before main(). For the same reason the
/// function is each source file's own: two of one program may link different engines.
[[maybe_unused]] static inline int command_line(const migration_set& set, int argc, const char* const* argv,
                                                const options& options = {}) {
  static constexpr const command_engine* engines[] = {
#ifdef PAWL_LINKS_SQLITE
    &sqlite_command_engine,
#endif
#ifdef PAWL_LINKS_POSTGRESQL
    &postgresql_command_engine,
#endif
#if !defined(PAWL_LINKS_SQLITE) && !defined(PAWL_LINKS_POSTGRESQL)
#error "link Pawl::sqlite or Pawl::postgresql, which a library of add_migrations() does, beside Pawl::command_line"
#endif
  };
  return run_command_line(set, {engines, sizeof engines / sizeof *engines}, argc, argv, options);
}

}  // namespace pawl
