#pragma once

/// What the scripts of a folder are written in, where nobody says so.

#include "commands/pipeline.hpp"

namespace pawl::generator {

/// Sets `dialects` to those that names of files and folders and the lock file tell of; where these tell of none, to the
/// default one, which is noted in `assumed`.
void recognise_dialects(pipeline_options& options);

/// What to tell somebody whose scripts were read as `assumed` and found wrong; empty where nothing found depends on it.
std::string assumption_note(pawl::dialect assumed, const diagnostics& found);

}  // namespace pawl::generator
