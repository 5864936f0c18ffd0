#pragma once

/// A database's schema, to be compared: what its catalogues say of everything but rows.

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <pawl/drift.hpp>

namespace pawl::generator {

/// Sorted by kind and name.
using catalogue_text = std::vector<schema_object>;

struct known_names {
  /// Of all relations: in full, and without their schema.
  std::vector<std::string> relations = {};
  /// Relation, without its schema, and column.
  std::vector<std::pair<std::string, std::string>> columns = {};
};

class catalogue_reader {
 public:
  /// Connects as a superuser to the database that is looked at.
  explicit catalogue_reader(const std::string& connection_string);
  ~catalogue_reader();

  /// With owners and privileges.
  catalogue_text read();
  /// As `migrator::verify()` reads it.
  std::vector<schema_object> schema();
  /// What there is to choose a suggestion from.
  known_names names();
  /// Of functions that are PostgreSQL's own, or an extension's.
  std::set<std::string, std::less<>> foreign_routines();
  /// How many migrations the history holds.
  std::size_t applied();
  /// What a new session begins with: equal texts are equal settings of roles and databases.
  std::string session_settings();

 private:
  struct connection;
  std::unique_ptr<connection> connection_;
};

}  // namespace pawl::generator
