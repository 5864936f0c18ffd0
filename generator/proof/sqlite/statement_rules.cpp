#include "proof/sqlite/statement_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "proof/sqlite/pragma_rules.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/history.hpp"

namespace pawl::generator {
namespace {

/// A refusal and the offset in the statement that it points at.
struct finding {
  refusal why;
  std::uint32_t offset = 0;
};

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view each) { return same_name(word, each); });
}

std::string upper(std::string_view word) {
  std::string text{word};
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::optional<refusal> refuse_pragma_statement(const std::vector<token>& tokens) {
  // PRAGMA [schema .] name [= value | (value)]
  std::size_t at = 1;
  if (tokens.size() > 3 && tokens[2].text == ".") at = 3;
  if (tokens.size() <= at) return std::nullopt;
  const auto name = name_of(tokens[at]);
  const bool has_argument = tokens.size() > at + 1 && (tokens[at + 1].text == "=" || tokens[at + 1].text == "(");
  return name ? refuse_pragma(*name, has_argument) : std::nullopt;
}

/// What the statement's first word rules out.
std::optional<refusal> refuse_by_first_word(std::string_view sql) {
  const auto word = first_word(sql);
  if (is_any(word, {"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"})) {
    return refusal{"transaction-control", fmt::format("{} in a migration, which is a transaction already", upper(word)),
                   "leave it out: the migrations and their history are committed together, or not at all"};
  }
  if (is_any(word, {"ATTACH", "DETACH"})) {
    return refusal{"attach", fmt::format("{} in a migration, which is about one database", upper(word)),
                   "let the program attach other databases, outside its migrations"};
  }
  if (is_any(word, {"VACUUM"})) {
    return refusal{"outside-transaction", "VACUUM cannot run inside a transaction, where migrations run",
                   "let the program run it after pawl::migrate(), where it is worth its time"};
  }
  if (is_any(word, {"PRAGMA"})) return refuse_pragma_statement(tokens_of(sql));
  return std::nullopt;
}

bool ends_transaction(const std::vector<token>& tokens, std::size_t at) {
  // A trigger or a constraint may say so: that is how the program's own statements shall behave.
  return at > 0 && is_word(tokens[at], "ROLLBACK") && is_word(tokens[at - 1], "OR") && !is_word(tokens[0], "CREATE");
}

std::optional<refusal> refuse_token(const std::vector<token>& tokens, std::size_t at) {
  const token& token = tokens[at];
  if (token.kind == token_kind::variable) {
    return refusal{"bound-parameter",
                   fmt::format("{} is a parameter, and nothing binds it: it would be NULL", token.text),
                   "write the value itself; text stands in single quotes"};
  }
  if (ends_transaction(tokens, at)) {
    return refusal{"transaction-control", "OR ROLLBACK would end the transaction that the migration runs in",
                   "write OR ABORT, or leave it out: a failure rolls the whole upgrade back"};
  }
  if (const auto name = name_of(token);
      name && token.kind != token_kind::string && same_name(*name, sqlite::history_name)) {
    return touching_history();
  }
  return std::nullopt;
}

/// Whether the text may hold what `refuse_token` refuses; most does not, and need not be read token by token.
bool is_suspicious(std::string_view text) {
  return text.find_first_of("?:@$#") != std::string_view::npos || mentions(text, "rollback") ||
         mentions(text, sqlite::history_name);
}

std::optional<finding> refuse_by_tokens(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (auto why = refuse_token(tokens, at)) return finding{std::move(*why), tokens[at].offset};
  }
  return std::nullopt;
}

std::optional<finding> refuse(std::string_view sql, bool suspicious) {
  if (auto why = refuse_by_first_word(sql)) {
    const auto offset = why->name.empty() ? 0 : find_name(sql, why->name).value_or(0);
    return finding{std::move(*why), offset};
  }
  return suspicious ? refuse_by_tokens(sql) : std::nullopt;
}

diagnostic diagnostic_of(const script& script, std::uint32_t offset, const refusal& why) {
  return {.id = why.id, .where = locate(script, offset), .message = why.message, .hint = why.hint, .notes = {}};
}

}  // namespace

refused_statements refuse_statements(const script& script, diagnostics& found) {
  refused_statements refused;
  const auto text = script.text();
  const bool suspicious = is_suspicious(text);
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    const auto& [begin, end] = script.statements[i];
    const auto finding = refuse(text.substr(begin, end - begin), suspicious);
    if (!finding) continue;
    found.add(diagnostic_of(script, begin + finding->offset, finding->why));
    refused.indices.push_back(i);
    refused.are_needed |= !is_any(finding->why.id, {"transaction-control", "outside-transaction", "pragma"});
  }
  return refused;
}

diagnostic refused_at(const script& script, const pawl::statement& statement, const refusal& why) {
  const auto sql = script.text().substr(statement.begin, statement.end - statement.begin);
  const auto offset = why.name.empty() ? 0 : find_name(sql, why.name).value_or(0);
  return diagnostic_of(script, statement.begin + offset, why);
}

}  // namespace pawl::generator
