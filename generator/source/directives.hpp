#pragma once

/// Comments that mean something: `-- pawl:...`, and `-- migrate:up` and `-- migrate:down`, which begin a section.

#include <cstdint>
#include <optional>
#include <string_view>

#include <pawl/migration.hpp>

#include "source/file_report.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

/// The last two stand around text that a tool must not part at a `;`.
enum class section_marker : std::uint8_t { none, up, down, block_begin, block_end };

/// What a `--` comment says, without the dashes and the blanks around it.
std::string_view comment_text(std::string_view line_comment);

/// Whether nothing but blanks stands before the comment on its line.
bool stands_alone(const token& comment, std::string_view whole);

/// Whether the line comment is a `pawl:` directive, which counts in the hash.
bool is_directive(const token& comment, std::string_view whole);

/// What `-- pawl:breaking` and `-- pawl:compatible` say of their migration; `unknown` where the line comment is
/// neither.
compatibility said_by(const token& comment, std::string_view whole);

/// What stands behind `-- pawl:allow`; no value where the line comment is another.
std::optional<std::string_view> allowed_by(const token& comment, std::string_view whole);

/// The section that a line comment begins. What looks like a directive and is none that this version follows is
/// reported.
section_marker read_comment(const token& comment, std::string_view whole, file_report& report);

}  // namespace pawl::generator
