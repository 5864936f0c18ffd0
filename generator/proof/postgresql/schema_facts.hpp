#pragma once

/// What the definitions say that PostgreSQL's catalogues give of columns, keys, indexes and rights.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator {

/// `public."My table".id` as its parts, without quotes.
std::vector<std::string> parts_of_name(std::string_view name);

/// The name without `public.` before it: for messages.
std::string_view shown_name(std::string_view name);

/// A definition without who owns the object and who may use it, and these.
struct rights_split {
  std::string_view definition;
  std::string_view owner;
  /// No value where nobody has been granted anything, or everything is as PostgreSQL grants it.
  std::optional<std::set<std::string_view>> granted;
};
rights_split split_rights(std::string_view definition);

struct column_facts {
  bool not_null = false;
  bool has_default = false;
  /// From other columns of the row.
  bool is_computed = false;
};
column_facts read_column(std::string_view definition);

/// Whether the column is as before but for a type that holds more, in a way that no program notices: `varchar(n)`, to a
/// longer one or `text`.
bool is_widened(std::string_view before, std::string_view after);

struct foreign_key {
  /// As the catalogues spell them.
  std::vector<std::string> columns;
  std::string parent;
  bool cascades = false;
  bool sets_null = false;
  bool sets_default = false;
};
/// No value where the constraint is none.
std::optional<foreign_key> read_foreign_key(std::string_view definition);

struct index_facts {
  bool is_unique = false;
  bool is_computed = false;
};
index_facts read_index(std::string_view definition);

/// Whether all values of an enum are there still, in their order.
bool has_all_values(std::string_view before, std::string_view after);

/// What stands between `; ` and `; `.
std::vector<std::string_view> pieces_of(std::string_view definition);

}  // namespace pawl::generator
