#pragma once

/// A change by hand, and what verify() has to say of it.

#include <string>

#include <pawl/drift.hpp>

namespace pawl::test {

struct mutation {
  std::string sql;
  /// `missing index t3_i`
  std::string named;
};

/// The differences as a mutation names them, with commas between.
inline std::string names(const drift& drift) {
  std::string text;
  for (const difference& each : drift.differences) {
    constexpr const char* verbs[] = {"missing ", "different ", "extra "};
    if (!text.empty()) text += ", ";
    text += verbs[static_cast<int>(each.kind)] + each.object + " " + each.name;
  }
  return text;
}

}  // namespace pawl::test
