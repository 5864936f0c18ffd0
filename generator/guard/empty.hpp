#pragma once

/// Drafts that do nothing: real sets hold some on purpose, but most are forgotten.

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// `empty-script` for each draft whose up script holds no statement. A frozen one cannot be mended any more.
void warn_of_empty_drafts(const migration_set& set, diagnostics& found);

}  // namespace pawl::generator
