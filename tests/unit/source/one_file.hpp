#pragma once

/// One file through the section reader.

#include <memory>
#include <string>
#include <utility>

#include "diagnostics/print.hpp"
#include "source/conventions/table.hpp"
#include "source/sections.hpp"

namespace pawl::test {

struct one_file {
  generator::file_sections sections;
  /// What is printed about it.
  std::string found;
};

inline one_file read_file(std::string text, generator::file_role role = generator::file_role::sections,
                          pawl::dialect dialect = pawl::dialect::sqlite,
                          const generator::convention& layout = generator::native_convention) {
  const auto file = std::make_shared<const generator::source_file>(
      generator::source_file{.path = "m/f.sql", .name = "f.sql", .text = std::move(text)});
  generator::diagnostics found;
  generator::token_hasher hasher;
  one_file result{read_sections(file, layout, dialect, role, hasher, found), {}};
  result.found = print(found);
  return result;
}

}  // namespace pawl::test
