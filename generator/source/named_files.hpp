#pragma once

/// The files of a folder with what their names say.

#include <memory>
#include <span>
#include <vector>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/conventions/table.hpp"
#include "source/folder.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct named_file {
  file_name name;
  /// Always there; without text where the bytes were not sound.
  std::shared_ptr<const source_file> file;
  bool sound = true;

  const convention& layout() const { return *file->layout; }
  bool serves(pawl::dialect dialect) const { return !name.foreign && (!name.dialect || *name.dialect == dialect); }
};

/// Reads names and texts, by the convention `wanted` or, where it is null, by the one that the folder follows; reports
/// `misnamed-file`, `mixed-conventions`, `missing-script` and what `read_text` finds. Misnamed files are left out.
std::vector<named_file> read_names(folder files, std::span<const pawl::dialect> dialects, const convention* wanted,
                                   diagnostics& found);

/// The name of a file that stands beside `like`, with another version and name.
std::string name_like(const source_file& like, std::string_view version, std::string_view name);

}  // namespace pawl::generator
