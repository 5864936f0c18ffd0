#pragma once

/// What SQLite showed of a draft while its up script ran in the proof: what lint looks at. Nothing is noted of frozen
/// migrations, since nobody can change them any more.

#include <optional>
#include <string>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/migration.hpp>

namespace pawl::generator {

/// One call of SQLite's authorizer: https://sqlite.org/c3ref/c_alter_table.html
struct seen_action {
  int code = 0;
  std::string first = {};
  std::string second = {};
  /// The innermost trigger or view that does it; empty where the statement itself does.
  std::string from = {};
  /// In the schema `temp`.
  bool temporary = false;

  bool operator==(const seen_action&) const = default;
};

struct seen_statement {
  /// In the up script.
  pawl::statement place;
  /// As SQLite asked for them; one that follows its like is left out.
  std::vector<seen_action> actions;
};

/// Objects of `main` as SQLite's schema table keeps them: kind, name, table and statement. Indexes that a constraint
/// makes have no statement, and are not among them; nor are SQLite's own tables and the history.
struct sqlite_seen {
  std::vector<seen_statement> statements;
  /// The schema before the draft; no value where it is the one that the draft before has left.
  std::optional<std::vector<schema_object>> base;
  /// What the draft has dropped or altered, as it was, and what it has made or altered, as it is.
  std::vector<schema_object> gone;
  std::vector<schema_object> made;
};

}  // namespace pawl::generator
