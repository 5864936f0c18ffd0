#pragma once

/// From a file's text to its up and down scripts.

#include <memory>
#include <optional>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/conventions/convention.hpp"
#include "source/file_name.hpp"
#include "source/set.hpp"
#include "source/token_hash.hpp"

namespace pawl::generator {

struct file_sections {
  /// False where something in the file was wrong, which was reported.
  bool sound = true;
  /// No value in a down file.
  std::optional<script> up;
  /// No value where there is none, or where it holds no statement.
  std::optional<script> down;
  /// What a directive says of the migration; `unknown` without one.
  compatibility declared = compatibility::unknown;
};

/// Reads a file once, token by token: finds its sections, their statements and hashes, and what no script may hold.
/// Markers and placeholders are those of `layout`. `hasher` is fresh before and after; one serves many files.
file_sections read_sections(const std::shared_ptr<const source_file>& file, const convention& layout,
                            pawl::dialect dialect, file_role role, token_hasher& hasher, diagnostics& found);

}  // namespace pawl::generator
