#pragma once

/// What is known of the types that columns can have: a domain brings conditions of its own.

#include <map>
#include <string>
#include <string_view>

#include "source/postgresql/nodes.hpp"

// NOLINTNEXTLINE(bugprone-reserved-identifier): the name is the library's.
struct PgQuery__TypeName;

namespace pawl::generator::pg {

struct type_facts {
  bool not_null = false;
  bool is_checked = false;
  bool has_default = false;
  /// Whether it is the server's own, or one that the set makes.
  bool is_known = true;
};

/// Types by their names alone: where two schemas have one of a name, what holds for either holds.
class known_types {
 public:
  /// Notes the type that the statement makes or alters.
  void note(const PgQuery__Node& statement);

  type_facts facts_of(const PgQuery__TypeName* type) const;

 private:
  void add(std::string_view name, const type_facts& facts);

  std::map<std::string, type_facts, std::less<>> types_;
};

}  // namespace pawl::generator::pg
