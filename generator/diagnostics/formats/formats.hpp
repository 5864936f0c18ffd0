#pragma once

/// The formats that findings are told in: each is one source file here and one entry of the table.

#include <span>
#include <string>
#include <string_view>

#include "diagnostics/formats/document.hpp"

namespace pawl::generator {

struct format {
  std::string_view name;
  /// The whole document, with a line feed at its end unless it is empty.
  std::string (*write)(const document&);
  /// Whether it names files from the top of their repository, as the services do that read it.
  bool names_from_root = false;
};

/// `text` is the first one.
std::span<const format> formats() noexcept;

/// Null where there is none of that name.
const format* find_format(std::string_view name) noexcept;

std::string write_text(const document& document);
std::string write_json(const document& document);
std::string write_sarif(const document& document);
std::string write_github(const document& document);
std::string write_gitlab(const document& document);

}  // namespace pawl::generator
