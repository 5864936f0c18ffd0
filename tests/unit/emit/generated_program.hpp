#pragma once

/// Generated code, compiled for what it is: a source, its header, and a main() that looks at the set.

#include <string>
#include <vector>

#include "source/set.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {

/// One up script of the texts, each with its whole text as the one statement.
generator::migration_set set_of(const std::vector<std::string>& texts);

/// A set's header and source in a folder of their own.
class generated_program {
 public:
  explicit generated_program(const generator::migration_set& set);

  /// Compiles the source alone, warnings being errors.
  process_result compile(const std::string& compiler, const std::vector<std::string>& flags) const;

  /// Compiles it with a main() that prints each script as it is embedded, and runs that.
  process_result print_scripts(const std::string& compiler, const std::vector<std::string>& flags) const;

  std::string object() const { return folder_ / "migrations.o"; }
  const temporary_folder& folder() const { return folder_; }

 private:
  temporary_folder folder_;
};

}  // namespace pawl::test
