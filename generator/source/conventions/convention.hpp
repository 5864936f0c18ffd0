#pragma once

/// How one tool names its files and marks what is in them. A convention is one constant of this type, in a file of its
/// own, and one line in the table of conventions.cpp.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <pawl/migration.hpp>

#include "source/directives.hpp"
#include "source/file_name.hpp"

namespace pawl::generator {

/// Where a tool fills in placeholders. Outside strings, quoted identifiers and comments they are refused whatever the
/// tool: no engine understands them.
struct placeholder_syntax {
  /// `${`; empty where the tool has none.
  std::string_view opening = {};
  std::string_view closing = {};
  /// Whether comments are filled in too in a way that can change what stands behind them.
  bool in_comments = false;
};

/// A file that `pawl new` makes for one migration.
struct new_file {
  file_role role = file_role::sections;
  std::string_view text = {};
  /// Whether it is made only where the set has such files already.
  bool where_used = false;
};

struct convention {
  /// As LAYOUT and --layout spell it.
  std::string_view name;
  /// How to name a file, for hints: `V<version>__<name>.sql, as in V1.2__add_search.sql`.
  std::string_view advice;

  /// Reads a path without the folder of a dialect and without `.sql`; it holds letters, digits, `_`, `-`, `.` and `/`.
  file_name_reading (*read)(std::string_view stem);
  /// The opposite of `read`.
  std::string (*write)(const file_name& name);
  /// Whether the text of a file whose name fits is of this convention; null where the name says enough.
  bool (*claims)(std::string_view text, pawl::dialect dialect) = nullptr;

  /// What a line comment means.
  section_marker (*read_comment)(const token& comment, std::string_view whole,
                                 file_report& report) = generator::read_comment;
  /// The tool takes its markers from lines that begin with `--` and this, even inside a string; empty where it has none
  /// or reads as we do.
  std::string_view line_marker = {};
  /// Whether a statement must have ended with `;` where a marker stands.
  bool ends_statements = false;
  /// Whether up scripts must be marked as such.
  bool marks_up = false;
  placeholder_syntax placeholders = {};

  /// Whether an up and a down script of one version belong together whatever their names.
  bool pairs_by_version = false;
  /// Whether a script with the tag of a dialect takes the place of one without.
  bool tagged_wins = false;
  /// Whether each migration has a folder of its own.
  bool in_folders = false;

  /// What a new migration consists of.
  std::span<const new_file> new_files = {};
};

}  // namespace pawl::generator
