#pragma once

namespace notes {

/// Name and version of this program, as in `notes 2.0.0`.
const char* program_version() noexcept;

}  // namespace notes
