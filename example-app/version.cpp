#include "version.hpp"

namespace notes {

const char* program_version() noexcept { return "notes " NOTES_VERSION; }

}  // namespace notes
