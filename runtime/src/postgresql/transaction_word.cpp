#include "postgresql/transaction_word.hpp"

#include <algorithm>
#include <cstddef>

namespace pawl::postgresql {
namespace {

/// Cuts white space, comments and `;` off the front.
void skip_blank(std::string_view& sql) noexcept {
  for (;;) {
    if (sql.substr(0, 2) == "--") {
      sql.remove_prefix(std::min(sql.find('\n'), sql.size()));
    } else if (sql.substr(0, 2) == "/*") {
      std::size_t depth = 0;
      do {
        const std::string_view two = sql.substr(0, 2);
        if (two == "/*") ++depth;
        if (two == "*/") --depth;
        sql.remove_prefix(std::min<std::size_t>(two == "/*" || two == "*/" ? 2 : 1, sql.size()));
      } while (depth > 0 && !sql.empty());
    } else if (!sql.empty() && std::string_view{" \t\r\n\f\v;"}.find(sql.front()) != std::string_view::npos) {
      sql.remove_prefix(1);
    } else {
      return;
    }
  }
}

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether the text begins with the upper-case word, in any case; cuts it off if so.
bool take(std::string_view& sql, std::string_view word) noexcept {
  if (sql.size() < word.size() || (sql.size() > word.size() && is_word(sql[word.size()]))) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((sql[i] & ~0x20) != word[i]) return false;
  }
  sql.remove_prefix(word.size());
  return true;
}

}  // namespace

std::string_view transaction_word(std::string_view sql) noexcept {
  skip_blank(sql);
  for (const std::string_view word : {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"}) {
    if (take(sql, word)) return word;
  }
  if (!take(sql, "PREPARE")) return {};
  skip_blank(sql);
  return take(sql, "TRANSACTION") ? "PREPARE TRANSACTION" : std::string_view{};
}

}  // namespace pawl::postgresql
