#pragma once

/// parse: from a folder's files to the set.

#include <span>

#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "source/conventions/convention.hpp"
#include "source/folder.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Reads every file of `files` and joins them to the migrations of each of `dialects`, ordered by version; what is
/// wrong with one file hides nothing of another. A migration whose file is damaged stays in the set with `sound`
/// false, so that its version is no gap; two migrations of one version both stay, for guard to report. `layout` is the
/// convention that the files follow; null where they tell by themselves.
migration_set parse(folder files, std::span<const pawl::dialect> dialects, diagnostics& found,
                    const convention* layout = nullptr);

}  // namespace pawl::generator
