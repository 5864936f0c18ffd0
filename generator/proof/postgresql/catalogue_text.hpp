#pragma once

/// A database's schema, to be compared: what its catalogues say of everything but rows.

#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace pawl::generator {

/// One object as PostgreSQL writes it.
struct catalogue_entry_text {
  /// `table`, `column`, `function`, ...
  std::string kind;
  /// In full, quoted where it needs it.
  std::string name;
  /// The table, view or type that it goes with; empty where there is none.
  std::string parent;
  std::string definition;

  auto key() const { return std::tie(kind, name); }
  bool operator==(const catalogue_entry_text&) const = default;
};

/// Sorted by kind and name.
using catalogue_text = std::vector<catalogue_entry_text>;

class catalogue_reader {
 public:
  /// Connects as a superuser to the database that is looked at.
  explicit catalogue_reader(const std::string& connection_string);
  ~catalogue_reader();

  catalogue_text read();
  /// The names of all relations, for suggestions: in full, and without their schema.
  std::vector<std::string> relations();
  /// What a new session begins with: equal texts are equal settings of roles and databases.
  std::string session_settings();

 private:
  struct connection;
  std::unique_ptr<connection> connection_;
};

/// What differs between two schemas, object by object, one a line or three; empty where they are the same. What goes
/// with an object that is missing or left over is not named beside it. Columns may stand in another order: PostgreSQL
/// cannot put one back where it was.
std::string catalogue_difference(const catalogue_text& before, const catalogue_text& after);

}  // namespace pawl::generator
