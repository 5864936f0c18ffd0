#include "source/postgresql/plpgsql_check.hpp"

#include <algorithm>
#include <array>

#include "source/postgresql/parse_tree.hpp"
#include "source/postgresql/plpgsql_body.hpp"

namespace pawl::generator::pg {
namespace {

/// A dollar tag that the text does not hold.
std::string free_tag(std::string_view text) {
  std::string tag = "$pawl$";
  while (text.find(tag) != std::string_view::npos) tag.insert(5, 1, '_');
  return tag;
}

/// The statement with other bodies in it.
class statement_frame {
 public:
  statement_frame(const routine& routine, std::string_view sql)
      : head_{"CREATE FUNCTION a_block() RETURNS void LANGUAGE plpgsql AS "}, tag_{free_tag(routine.body.value())} {
    if (routine.is_block) return;
    head_ = sql.substr(0, routine.body_offset);
    tail_ = sql.substr(routine.body_offset + routine.body_length);
  }

  std::string with(std::string_view body) const {
    std::string text{head_};
    text.append(" ").append(tag_).append(body).append(tag_).append(" ").append(tail_);
    return text;
  }

 private:
  std::string head_;
  std::string tag_;
  std::string tail_;
};

/// What is wrong whatever the catalog holds. The functions are PostgreSQL's, by what they report.
bool is_certain(const parser_refusal& refusal) {
  constexpr std::array functions{"scanner_yyerror", "plpgsql_yyerror",  "base_yyparse",          "read_sql_construct",
                                 "check_labels",    "check_assignable", "check_raise_parameters"};
  if (std::ranges::find(functions, refusal.function) != functions.end()) return true;
  const std::string_view message{refusal.message};
  if (refusal.function == "word_is_not_variable") return !message.starts_with("\"$");
  const auto begins = [&](std::string_view prefix) { return message.starts_with(prefix); };
  return refusal.function == "plpgsql_yyparse" &&
         (begins("EXIT cannot") || begins("CONTINUE cannot") || begins("there is no label") || begins("block label") ||
          message.ends_with("since it's declared NOT NULL"));
}

/// X of `syntax error at or near "X"` and of `"X" is not a known variable`; X may hold quotes itself in the first.
std::string_view quoted_part(std::string_view message) {
  constexpr std::string_view near = " at or near \"";
  const auto at = message.find(near);
  const auto opening = at == std::string_view::npos ? message.find('"') + 1 : at + near.size();
  if (opening == 0) return {};
  const auto closing = at == std::string_view::npos ? message.find('"', opening) : message.size() - 1;
  return message.substr(opening, closing - opening);
}

/// libpg_query does not say where. The parser reads from left to right, and says the same of every beginning of the
/// body that holds what it stumbles over: the shortest of these ends there.
std::size_t find_place(const plpgsql_body& body, const statement_frame& frame, const parser_refusal& refusal) {
  const bool at_end = refusal.message.ends_with("at end of input");
  const auto refused_alike = [&](std::size_t count) {
    // A beginning ends too early itself: let it stumble over something else.
    const auto text = body.first(count) + (at_end ? " ]" : "");
    const auto result = parse_plpgsql(frame.with(text));
    return result.refusal && result.refusal->message == refusal.message;
  };
  std::size_t low = 0;
  std::size_t high = body.size();
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (refused_alike(middle) ? high : low) = middle;
  }
  if (high == 0) return 0;
  const auto wanted = quoted_part(refusal.message);
  // The SQL in a body is read as a whole once its `;` was seen.
  for (std::size_t i = high; i-- > 0 && !wanted.empty();)
    if (body[i].text == wanted) return body[i].offset;
  return body[at_end ? high - 1 : body.statement_of(high - 1)].offset;
}

}  // namespace

body_check check_plpgsql(const routine& routine, std::string_view sql) {
  const plpgsql_body body{routine.body.value()};
  const statement_frame frame{routine, sql};
  const auto parsed = parse_plpgsql(frame.with(body.first(body.size())));
  body_check result;
  if (parsed.refusal && is_certain(*parsed.refusal))
    result.refusal = body_refusal{parsed.refusal->message, find_place(body, frame, *parsed.refusal)};
  // Where the parser gave up before the end, the tokens tell.
  if (parsed.ends_transaction || parsed.refusal) result.transaction_end = body.find_transaction_end();
  return result;
}

}  // namespace pawl::generator::pg
