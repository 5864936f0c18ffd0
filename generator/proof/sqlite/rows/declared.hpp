#pragma once

/// What a draft says that it does to the rows of one table, by what SQLite asked about it.

#include <cstdint>
#include <string>
#include <vector>

#include "proof/rows/table_rows.hpp"
#include "proof/sqlite/seen.hpp"
#include "source/set.hpp"

namespace pawl::generator {

class draft_changes {
 public:
  explicit draft_changes(const migration& draft);

  /// Tables whose rows or definition it touches, in lower case; what it only reads is not among them.
  const std::vector<std::string>& changed() const noexcept { return changed_; }

  /// The names that the rows of `table` stood under during the script, itself among them.
  std::vector<std::string> names_of(const std::string& table) const;

  /// What the table of before is called afterwards, where the script names it anew.
  std::string name_after(const std::string& table) const;

  declared_changes declared(const std::string& table) const;

  /// Where rows of the table may have gone: the statement that fills what takes its place, or changes it.
  std::uint32_t place_of_change(const std::string& table) const;

 private:
  struct renaming {
    std::string from;
    std::string to;
  };
  struct renamed_column {
    std::string table;
    std::string column;
  };

  bool concerns(const seen_statement& statement, int code, const std::vector<std::string>& tables) const;

  const migration& draft_;
  std::vector<std::string> changed_;
  std::vector<renaming> renamings_;
  std::vector<renamed_column> taken_;
};

}  // namespace pawl::generator
