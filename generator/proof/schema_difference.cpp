#include "proof/schema_difference.hpp"

#include <fmt/format.h>

namespace pawl::generator {
namespace {

constexpr std::size_t most_lines = 20;

std::string line_of(const difference& each) {
  switch (each.kind) {
    case difference::kind_type::missing:
      return fmt::format("missing: {} {}\n", each.object, each.name);
    case difference::kind_type::different:
      return fmt::format("different: {} {}\n  before the up:  {}\n  after the down: {}\n", each.object, each.name,
                         on_one_line(each.expected), on_one_line(each.found));
    case difference::kind_type::extra:
      return fmt::format("left over: {} {}\n", each.object, each.name);
  }
  return {};
}

}  // namespace

std::string schema_difference(const std::vector<schema_object>& before, const std::vector<schema_object>& after,
                              const comparison& how) {
  const auto differences = compare_schemas(before, after, how);
  std::string text;
  for (std::size_t i = 0; i < differences.size() && i < most_lines; ++i) text += line_of(differences[i]);
  if (differences.size() > most_lines) text += fmt::format("and {} more\n", differences.size() - most_lines);
  return text;
}

}  // namespace pawl::generator
