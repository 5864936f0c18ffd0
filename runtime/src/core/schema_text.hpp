#pragma once

/// A schema as one text, which a program embeds: docs/formats.md fixes it.

#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/migration.hpp>

namespace pawl {

/// Each object as kind, name, parent and definition, each of these ended by a NUL, and a line feed behind.
std::string print_schema(const std::vector<schema_object>& objects);

/// The objects of such a text.
std::vector<schema_object> read_schema_text(std::string_view text);

std::vector<schema_object> objects_of(const proven_schema& schema);

}  // namespace pawl
