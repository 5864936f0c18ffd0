#pragma once

/// The down scripts that a history holds, for programs that do not know their migrations: the column `down_script`, as
/// docs/formats.md describes it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/migration.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// Where the script brings the history from, and where to: the chain of its migration and of the one before it, which
/// is empty for the first.
struct stored_place {
  std::string_view before;
  std::string_view chain;
};

/// The line that stands before a down script's text in the history.
std::string stored_heading(const stored_place& place, const script& down);

/// What the history holds for the migration: heading and text; empty where there is no down script that was proven.
std::string stored_down(const migration& migration);

/// A migration that is known from the history alone: the way back, and nothing to go up.
class stored_migration {
 public:
  /// `row` is the history's, `before` the chain of the row before it, `stored` its down script. Throws
  /// `errc::history_refused` where that is not what was written.
  stored_migration(const history_row& row, std::string_view before, std::string stored);
  stored_migration(const stored_migration&) = delete;
  stored_migration& operator=(const stored_migration&) = delete;

  const pawl::migration& migration() const noexcept { return migration_; }
  /// Whether its statement is one that no transaction can hold.
  bool is_standalone() const noexcept { return is_standalone_; }

 private:
  bool read(std::string_view before);

  std::string version_;
  std::string name_;
  std::string hash_;
  std::string chain_;
  /// The heading, and the script behind it.
  std::string stored_;
  std::vector<statement> statements_;
  text text_;
  bool is_standalone_ = false;
  pawl::migration migration_;
};

}  // namespace pawl
