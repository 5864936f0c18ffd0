#pragma once

/// Notes in formats that other programs read.

#include <iosfwd>

#include "storage.hpp"

namespace notes {

/// One line: an object with every member of the note.
void write_json(std::ostream& out, const note& note);

/// A heading, the tags and the body.
void write_markdown(std::ostream& out, const note& note);

}  // namespace notes
