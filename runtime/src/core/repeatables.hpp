#pragma once

/// The repeatable scripts at the end of a set and of a history. Their rows stand behind those of all versions: where
/// versions come in between, or a script differs, the rows go and come back. See docs/runtime.md.

#include <cstddef>
#include <vector>

#include <pawl/migration.hpp>
#include <pawl/report.hpp>

namespace pawl {

bool is_repeatable(const history_row& row) noexcept;

/// The set's versioned migrations.
list<migration> versions_of(const list<migration>& migrations) noexcept;

/// How many rows are about versions; those behind them are about repeatable scripts.
std::size_t count_versions(const std::vector<history_row>& rows) noexcept;

/// Whether the script has to run whatever versions do: no finished row holds it as it is.
bool is_changed(const migration& repeatable, const std::vector<history_row>& rows) noexcept;

/// How many rows of repeatable scripts, from the first, are as the set would write them, where all its versions have
/// run and nothing else.
std::size_t count_in_place(const list<migration>& migrations, const std::vector<history_row>& rows) noexcept;

/// Whether the rows of repeatable scripts are exactly those of the set.
bool has_all_repeatables(const list<migration>& migrations, const std::vector<history_row>& rows) noexcept;

/// Steps that take rows of repeatable scripts out of the history, from the last one back, and leave the first `kept`.
void take_out_repeatables(const std::vector<history_row>& rows, std::size_t kept, plan& steps);

/// Steps behind which the set's repeatable scripts have run, of which the first `kept` stand in the history. Where a
/// version runs in `steps`, up or down, all of them run: it may take away what they made, as a rebuild of a table does
/// with its triggers. Otherwise, what `rows` held as it is comes back without being run.
void put_repeatables(const list<migration>& migrations, const std::vector<history_row>& rows, std::size_t kept,
                     plan& steps);

}  // namespace pawl
