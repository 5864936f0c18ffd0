#pragma once

/// What the names of several conventions have in common.

#include <string>
#include <string_view>

#include "source/file_name.hpp"

namespace pawl::generator {

file_name_reading wrong(std::string problem);

/// For what would be a version if its numbers were smaller.
file_name_reading too_large(std::string_view version);

/// Removes `.up` or `.down` from the end; leaves the role alone where neither stands there.
void take_role(std::string_view& stem, file_name& name);

/// The tag behind the last dot of `stem`; empty where there is none.
std::string_view last_tag(std::string_view stem);

/// Reads `<version>_<name>`, what is left when all tags are taken.
file_name_reading read_versioned(std::string_view stem, file_name name);

/// The same, with a version of one number.
file_name_reading read_numbered(std::string_view stem, file_name name);

/// `<version>_<name>`.
std::string write_versioned(const file_name& name);

/// `.up`, `.down` or nothing.
std::string_view role_tag(file_role role);

}  // namespace pawl::generator
