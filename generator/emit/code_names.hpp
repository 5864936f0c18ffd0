#pragma once

/// What the generated code is called.

#include <string>
#include <string_view>

namespace pawl::generator {

struct code_names {
  /// The set's name, which the history records; also the folder of the header.
  std::string set;
  /// `a` or `a::b`: where `migrations()` is declared.
  std::string name_space;
};

/// Whether `text` can be opened as a namespace: identifiers joined by `::`, none of them a keyword or reserved.
bool is_namespace(std::string_view text);

/// Whether `text` can name a set, and with it a folder: letters, digits, `_`, `-` and `.`, with a letter or `_` first.
bool is_set_name(std::string_view text);

}  // namespace pawl::generator
