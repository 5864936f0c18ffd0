#pragma once

/// The conventions that Pawl reads, and the one place that lists them.

#include <span>
#include <string>
#include <string_view>

#include <pawl/migration.hpp>

#include "source/conventions/convention.hpp"

namespace pawl::generator {

extern const convention native_convention;
extern const convention dbmate_convention;
extern const convention golang_migrate_convention;
extern const convention diesel_convention;
extern const convention prisma_convention;
extern const convention flyway_convention;
extern const convention goose_convention;
extern const convention popx_convention;

/// All of them. Where two take the same files, the one that says more about them stands first.
std::span<const convention* const> conventions();

/// Null where there is none of that name.
const convention* find_convention(std::string_view name);

/// Reads `<path>.sql`, perhaps behind the folder of a dialect.
file_name_reading read_file_name(const convention& layout, std::string_view file);

/// The opposite of `read_file_name`.
std::string write_file_name(const convention& layout, const file_name& name);

/// Whether a `--` comment of its own line in `text` begins with `word`, in any case but that of its first character.
bool has_comment(std::string_view text, pawl::dialect dialect, std::string_view word);

}  // namespace pawl::generator
