#pragma once

/// Words and names of PostgreSQL's SQL.

#include <string>
#include <string_view>

#include "source/lexer.hpp"

namespace pawl::generator::pg {

/// Whether `word` is the keyword `lower`, in any case.
bool is_word(std::string_view word, std::string_view lower) noexcept;

/// Whether the token, a word or a quoted identifier, names `lower`, which holds small letters only.
bool names(const token& token, std::string_view lower) noexcept;

/// The name as it must be written to mean it: in quotes where it needs them.
std::string quoted(std::string_view name);

/// `schema.name`, each quoted where it needs it; the name alone where there is no schema.
std::string quoted(std::string_view schema, std::string_view name);

}  // namespace pawl::generator::pg
