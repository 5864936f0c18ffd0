#pragma once

/// The files of a folder with what their names say.

#include <memory>
#include <vector>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/file_name.hpp"
#include "source/folder.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct named_file {
  file_name name;
  /// Always there; without text where the bytes were not sound.
  std::shared_ptr<const source_file> file;
  bool sound = true;

  bool serves(pawl::dialect dialect) const { return !name.dialect || *name.dialect == dialect; }
};

/// Reads names and texts; reports `misnamed-file` and what `read_text` finds. Misnamed files are left out.
std::vector<named_file> read_names(folder files, diagnostics& found);

}  // namespace pawl::generator
