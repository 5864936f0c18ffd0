#pragma once

/// What is asked of each kind of object, and of which servers.

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace pawl::postgresql {

/// A query of kind, name, parent and definition, behind what schema_sources() begins with, for servers of some
/// versions; `15` stands for 15.0. What stands in `[[ ]]` is asked for with rights alone, `$in use$` for a condition.
/// `pawl_privileges(list, kind, owner)` and `pawl_granted(list)` are no functions: expressions take their place.
/// Operators and functions are PostgreSQL's own, since nothing but pg_catalog is on the path. Lists are sorted as
/// bytes: two databases may have different collations.
struct schema_part {
  static constexpr int any_version = std::numeric_limits<int>::max();

  std::string_view sql;
  int from = 0;
  int before = any_version;
  enum class asked : std::uint8_t { always, with_rights, without_rights };
  asked when = asked::always;
};

std::span<const schema_part> schema_parts() noexcept;

}  // namespace pawl::postgresql
