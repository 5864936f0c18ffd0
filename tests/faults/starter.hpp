#pragma once

/// The upgrade program as a process, and the database file it works on.

#include <string>
#include <vector>

#include "faults/oracle.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::faults {

/// The command that upgrades `database`.
test::command upgrade_command(const std::string& database, const std::vector<std::string>& more = {});

/// A real file that the program of an older version left behind, in a folder of its own.
class upgrade_site {
 public:
  explicit upgrade_site(std::string journal_mode);

  /// Puts back what the older program left.
  void restore() const;
  /// Removes the database; with WAL an empty one stays, whose journal mode is set.
  void start_afresh() const;

  const std::string& database() const noexcept { return database_; }
  std::string file(const std::string& name) const { return folder_ / name; }

  /// Opens the file as the next start does, checks that it is at a whole step, finishes, and checks the outcome.
  /// Returns what is wrong, or nothing. `whole`: whether a step between old and new is wrong.
  std::string finish(bool whole) const;

 private:
  test::temporary_folder folder_;
  std::string database_;
  std::string journal_mode_;
  oracle oracle_;
};

}  // namespace pawl::faults
