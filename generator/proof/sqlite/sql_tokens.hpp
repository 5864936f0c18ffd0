#pragma once

/// Small questions about the tokens of a statement, for refusals and hints.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/lexer.hpp"

namespace pawl::generator {

/// Whether SQLite takes the two for the same name: ASCII letters in any case.
bool same_name(std::string_view a, std::string_view b) noexcept;

/// The name with its ASCII letters in lower case.
std::string lower_name(std::string_view name);

/// Whether `name` begins with `prefix`, in any case.
bool begins_with_name(std::string_view name, std::string_view prefix) noexcept;

/// Whether `text` holds `word` anywhere, in any case: cheap enough to ask before reading tokens.
bool mentions(std::string_view text, std::string_view word) noexcept;

/// The tokens of SQLite's `sql` without white space and comments.
std::vector<token> tokens_of(std::string_view sql);

bool is_word(const token& token, std::string_view word) noexcept;

/// The name that a token stands for, without quotes; no value where it is no word, quoted identifier or string.
std::optional<std::string> name_of(const token& token);

/// `name` as a quoted identifier, to be put into SQL.
std::string quoted_name(std::string_view name);

/// The name as SQL needs it: quoted where it is no plain word.
std::string sql_name(std::string_view name);
/// The same of several, with commas between them.
std::string sql_names(const std::vector<std::string>& names);

/// The word that a statement begins with; empty where it begins with none.
std::string_view first_word(std::string_view sql) noexcept;

/// Where the token stands that names `name`, counted from the beginning of `sql`.
std::optional<std::uint32_t> find_name(std::string_view sql, std::string_view name);

}  // namespace pawl::generator
