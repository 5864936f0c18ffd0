#pragma once

/// Statements that are kept as they were written, in one spelling. Read as SQLite reads them, the one that keeps them.

#include <string>
#include <string_view>
#include <vector>

#include "core/scan_token.hpp"

namespace pawl::statements {

struct sql_token {
  token_kind kind = token_kind::end;
  std::string_view text;
};

/// Without white space and comments.
std::vector<sql_token> tokens_of(std::string_view sql);

/// Whether two names are the same one to SQLite: ASCII letters in any case.
bool same_name(std::string_view a, std::string_view b) noexcept;

bool is_word(const sql_token& token, std::string_view word) noexcept;

/// The name that a word, a quoted identifier or a string stands for; for any other token, its text.
std::string name_of(const sql_token& token);

/// Tokens [first, last) in the one spelling that all others are brought to, on one line where no string has more.
std::string spelled(const std::vector<sql_token>& tokens, std::size_t first, std::size_t last);

}  // namespace pawl::statements
