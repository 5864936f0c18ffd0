#include "lint/sqlite/sqlite_features.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

struct function_group {
  std::uint32_t since;
  /// With a blank before and behind each.
  std::string_view names;
};

/// A version of a function that was an option of the build before counts from where it is always there.
constexpr std::array functions{
    function_group{3025000,
                   " row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value "
                   "nth_value "},
    function_group{3032000, " iif "},
    function_group{3035000,
                   " acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log "
                   "log10 log2 mod pi pow power radians sign sin sinh sqrt tan tanh trunc "},
    function_group{3038000,
                   " unixepoch format json json_array json_array_length json_extract json_insert json_object "
                   "json_patch json_quote json_remove json_replace json_set json_type json_valid "
                   "json_group_array json_group_object -> ->> "},
    function_group{3041000, " unhex "},
    function_group{3042000, " json_error_position "},
    function_group{3043000, " octet_length timediff "},
    function_group{3044000, " concat concat_ws string_agg "},
    function_group{3045000,
                   " jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert "
                   "jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set "},
    function_group{3046000, " json_pretty "},
    function_group{3048000, " if "},
    function_group{3050000, " unistr unistr_quote "},
};

bool is_any(const token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

class feature_reader {
 public:
  feature_reader(const std::vector<token>& tokens, bool with_functions)
      : tokens_{tokens}, with_functions_{with_functions} {}

  std::vector<sqlite_feature> read() && {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (tokens_[at_].text == "(") open();
      if (tokens_[at_].text == ")") close();
      read_joins();
      read_clauses();
      read_changes();
      if (with_functions_) read_function();
    }
    return std::move(found_);
  }

 private:
  const token& next(std::size_t by = 1) const {
    static const token none;
    return at_ + by < tokens_.size() ? tokens_[at_ + by] : none;
  }

  bool is(std::string_view word) const { return is_word(tokens_[at_], word); }

  bool is_behind(std::initializer_list<std::string_view> words) const {
    return at_ > 0 && is_any(tokens_[at_ - 1], words);
  }

  void add(std::string name, std::uint32_t since) { found_.push_back({std::move(name), since, tokens_[at_].offset}); }

  void open() {
    aggregates_.push_back(is_behind({"group_concat", "string_agg", "json_group_array", "json_group_object", "sum",
                                     "total", "count", "avg", "min", "max"}));
  }

  void close() {
    if (!aggregates_.empty()) aggregates_.pop_back();
  }

  void read_joins() {
    const bool joins = is_word(next(), "JOIN") || (is_word(next(), "OUTER") && is_word(next(2), "JOIN"));
    if (joins && is("RIGHT")) add("RIGHT JOIN", 3039000);
    if (joins && is("FULL")) add("FULL JOIN", 3039000);
  }

  void read_clauses() {
    const bool is_not = is_word(next(), "NOT");
    if (is("IS") && is_word(next(is_not ? 2 : 1), "DISTINCT") && is_word(next(is_not ? 3 : 2), "FROM"))
      add(is_not ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM", 3039000);
    if (is("AS") && is_word(next(is_not ? 2 : 1), "MATERIALIZED"))
      add(is_not ? "AS NOT MATERIALIZED" : "AS MATERIALIZED", 3035000);
    if (is("NULLS") && is_any(next(), {"FIRST", "LAST"})) add("NULLS FIRST and LAST", 3030000);
    const bool is_behind_call = at_ > 0 && tokens_[at_ - 1].text == ")";
    if (is("OVER") && is_behind_call) add("OVER", 3025000);
    if (is("FILTER") && is_behind_call && next().text == "(") add("FILTER", 3030000);
    const bool in_aggregate = !aggregates_.empty() && aggregates_.back();
    if (in_aggregate && is("ORDER") && is_word(next(), "BY")) add("ORDER BY within an aggregate", 3044000);
  }

  void read_changes() {
    if (at_ == 0 || is_any(tokens_[at_ - 1], {"FOR", "EACH"})) is_update_ = false;
    if (is("UPDATE") && (at_ == 0 || tokens_[at_ - 1].text == ";" || is_behind({"BEGIN"}))) is_update_ = true;
    if (tokens_[at_].text == ";") is_update_ = false;
    if (is_update_ && aggregates_.empty() && is("FROM") && !is_behind({"DISTINCT"})) add("UPDATE ... FROM", 3033000);
    if (is("ON") && is_word(next(), "CONFLICT") && (next(2).text == "(" || is_word(next(2), "DO")))
      add("ON CONFLICT DO", 3024000);
    const bool changes_rows = is_any(tokens_[0], {"INSERT", "UPDATE", "DELETE", "REPLACE"});
    if (is("RETURNING") && changes_rows && aggregates_.empty() && !is_behind({"AS", "SELECT", "SET", "INTO", "FROM"}) &&
        tokens_[at_ - 1].text != "," && tokens_[at_ - 1].text != "." && next().text != "=")
      add("RETURNING", 3035000);
  }

  void read_function() {
    const auto& token = tokens_[at_];
    if (begins_arrow(tokens_, at_)) return add("->", 3038000);
    if (token.kind != token_kind::word || next().text != "(") return;
    // Tables and columns may be called so.
    if (is_behind({"INTO", "ON", "TABLE", "REFERENCES", "UPDATE", "VIEW", "WITH", "JOIN", "FROM", "AS", "KEY"})) return;
    if (const auto since = sqlite_function_since(token.text)) add(lower_name(token.text) + "()", *since);
  }

  const std::vector<token>& tokens_;
  bool with_functions_;
  std::size_t at_ = 0;
  bool is_update_ = false;
  /// Of each open parenthesis, whether it holds what an aggregate is given.
  std::vector<bool> aggregates_;
  std::vector<sqlite_feature> found_;
};

}  // namespace

std::optional<std::uint32_t> sqlite_function_since(std::string_view name) {
  const auto word = fmt::format(" {} ", lower_name(name));
  for (const auto& group : functions)
    if (group.names.find(word) != std::string_view::npos) return group.since;
  return std::nullopt;
}

bool begins_arrow(const std::vector<token>& tokens, std::size_t at) {
  if (tokens[at].text.starts_with("->")) return true;
  return tokens[at].text == "-" && at + 1 < tokens.size() && tokens[at + 1].text == ">" &&
         tokens[at + 1].offset == tokens[at].offset + 1;
}

std::vector<sqlite_feature> sqlite_features_in(const std::vector<token>& tokens, bool with_functions) {
  return feature_reader{tokens, with_functions}.read();
}

}  // namespace pawl::generator
