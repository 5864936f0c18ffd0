#pragma once

/// PostgreSQL counts places in characters, Pawl's scripts are bytes of UTF-8.

#include <cstddef>
#include <string_view>

namespace pawl::postgresql {

/// The byte at which character `position` (from 1) begins; the text's size where it has fewer.
std::size_t offset_of_character(std::string_view text, std::size_t position) noexcept;

}  // namespace pawl::postgresql
