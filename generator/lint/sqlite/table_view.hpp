#pragma once

/// A table as SQLite sees it, read through its PRAGMAs from a database in memory that holds this table alone.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>

namespace pawl::generator {

struct column_view {
  std::string name;
  /// As it is declared; empty where it is not.
  std::string type;
  bool not_null = false;
  /// The expression as it is written; no value without one.
  std::optional<std::string> default_value;
  /// Its place in the primary key, from 1; 0 where it is no part of it.
  int key_place = 0;
  bool generated = false;
  std::string collation = {};

  bool operator==(const column_view&) const = default;
};

struct index_column {
  /// Empty for an expression, and for the rowid.
  std::string name;
  std::string collation;
  bool descending = false;

  bool operator==(const index_column&) const = default;
};

struct index_view {
  std::string name;
  /// `c` made by CREATE INDEX, `u` by a UNIQUE constraint, `pk` by the primary key.
  std::string origin;
  bool unique = false;
  bool partial = false;
  std::vector<index_column> columns;

  bool over_columns() const;
};

struct foreign_key_view {
  std::string parent;
  std::vector<std::string> from;
  /// Empty for each that means the parent's primary key.
  std::vector<std::string> to;
  std::string on_update;
  std::string on_delete;

  bool operator==(const foreign_key_view&) const = default;
};

struct table_view {
  std::string name;
  bool is_virtual = false;
  bool strict = false;
  bool without_rowid = false;
  bool autoincrement = false;
  std::vector<column_view> columns = {};
  std::vector<index_view> indexes = {};
  std::vector<foreign_key_view> foreign_keys = {};

  /// Null where there is none.
  const column_view* column(std::string_view name) const;
  const index_view* index(std::string_view name) const;
  /// The column that is another name of the rowid: INTEGER PRIMARY KEY; null where none is.
  const column_view* rowid_column() const;
  /// In their order.
  std::vector<std::string> primary_key() const;
};

/// `objects` are the table and its indexes. Of a virtual table nothing but its name is told, and of a table that cannot
/// be made by itself.
table_view read_table_view(const schema_object& table, const std::vector<const schema_object*>& indexes);

bool makes_virtual_table(const schema_object& object);

/// The names with commas between them.
std::string listed(const std::vector<std::string>& names);

}  // namespace pawl::generator
