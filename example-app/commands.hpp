#pragma once

/// What each command prints.

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "storage.hpp"

namespace notes {

enum class export_format : std::uint8_t { json, markdown };

/// Says what opening the database changed, and whether a newer notes uses it; nothing when it was up to date.
void print_upgrade(std::ostream& out, const std::string& database, const pawl::report& upgrade);

void print_list(std::ostream& out, const std::vector<note>& notes);
void print_note(std::ostream& out, const note& note);
void print_hits(std::ostream& out, const std::vector<search_hit>& hits);
void print_tags(std::ostream& out, const std::vector<tag_count>& tags);
void print_export(std::ostream& out, const std::vector<note>& notes, export_format format);

/// The schema's version and when each of its migrations was applied.
void print_status(std::ostream& out, const std::string& database);

}  // namespace notes
