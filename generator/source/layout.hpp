#pragma once

/// Which convention the files of a folder follow.

#include <span>
#include <vector>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/conventions/table.hpp"
#include "source/folder.hpp"

namespace pawl::generator {

struct folder_layout {
  /// What the folder as a whole follows; where its files differ, what most of them do.
  const convention* whole = nullptr;
  /// For each file of the folder; null where it fits no convention.
  std::vector<const convention*> files = {};
};

/// The first convention of the table that takes every file which any takes; `wanted`, where it is not null, and then a
/// file that it does not take has none. Files that no one convention takes together are `mixed-conventions`.
/// `dialects` are those that are declared.
folder_layout find_layout(const folder& folder, std::span<const pawl::dialect> dialects, const convention* wanted,
                          diagnostics& found);

}  // namespace pawl::generator
