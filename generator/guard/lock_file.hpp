#pragma once

/// The lock file: which migrations are frozen, with which hashes, by which release. docs/formats.md defines it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"
#include "source/version.hpp"

namespace pawl::generator {

/// One line: one frozen migration in one dialect.
struct lock_entry {
  generator::version version;
  std::string name;
  pawl::dialect dialect = pawl::dialect::sqlite;
  /// `t1:` and 64 hexadecimal digits.
  std::string up_hash;
  /// Empty where it was frozen without a down script, or with one that nothing had proven.
  std::string down_hash;
  /// Empty where it was frozen without naming a release.
  std::string release;
  /// Where it stands in the lock file, from 1; 0 for one that is not written yet.
  std::uint32_t line = 0;
};

struct lock_file {
  /// As it is shown in diagnostics.
  std::string path;
  std::vector<lock_entry> entries;
};

/// Reads a lock file's bytes. No value where anything in it is wrong, which was reported with its line.
std::optional<lock_file> parse_lock(const std::string& path, std::string_view bytes, diagnostics& found);

/// Reads the lock file at `path`; one that does not exist freezes nothing.
std::optional<lock_file> read_lock(const std::string& path, diagnostics& found);

/// The file's text: sorted by version and dialect, each line for itself, so that git merges it.
std::string print_lock(const lock_file& lock);

/// Whether `release` can stand in a lock file: letters, digits and `._+-`, at most 100 of them, at least one.
bool is_release_name(std::string_view release);

/// `lock` with every draft of `set` added under `release`, and with the down hashes that are in the set now. For
/// PostgreSQL only those that the set's proof has shown on a server.
lock_file freeze(lock_file lock, const migration_set& set, const std::string& release);

/// How many down scripts of `set` the lock file does not hold.
std::size_t count_left_out(const lock_file& lock, const migration_set& set);

}  // namespace pawl::generator
