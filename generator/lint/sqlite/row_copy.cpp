#include "lint/sqlite/row_copy.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

bool is_any(const token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

class copy_reader {
 public:
  copy_reader(std::string_view sql, const table_view& from, const table_view& to)
      : tokens_{tokens_of(sql)}, from_{from}, to_{to} {}

  /// INSERT [OR ...] INTO [schema .] name [(columns)] SELECT items FROM ...
  std::optional<row_copy> read() {
    while (at_ < tokens_.size() && !is_word(tokens_[at_], "INTO")) ++at_;
    ++at_;
    if (at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == ".") at_ += 2;
    ++at_;
    if (at_ >= tokens_.size() || !is_word(tokens_[0], "INSERT")) return std::nullopt;
    auto targets = read_targets();
    if (at_ >= tokens_.size() || !is_word(tokens_[at_++], "SELECT")) return std::nullopt;
    row_copy copy;
    copy.is_plain = !(at_ < tokens_.size() && is_word(tokens_[at_], "DISTINCT"));
    const auto sources = read_items();
    if (targets.size() != sources.size()) return std::nullopt;
    for (std::size_t i = 0; i < targets.size(); ++i) copy.columns.emplace_back(targets[i], sources[i]);
    copy.is_plain &= ends_plainly();
    return copy;
  }

 private:
  static std::vector<std::string> columns_of(const table_view& table, bool generated) {
    std::vector<std::string> names;
    for (const auto& each : table.columns)
      if (generated || !each.generated) names.push_back(each.name);
    return names;
  }

  std::vector<std::string> read_targets() {
    if (tokens_[at_].text != "(") return columns_of(to_, false);
    std::vector<std::string> names;
    for (++at_; at_ < tokens_.size() && tokens_[at_].text != ")"; ++at_)
      if (tokens_[at_].text != ",") names.push_back(name_of(tokens_[at_]).value_or(""));
    ++at_;
    return names;
  }

  /// Up to FROM, or the end.
  std::vector<std::string> read_items() {
    std::vector<std::string> sources;
    std::vector<token> item;
    int depth = 0;
    for (; at_ < tokens_.size() && !(depth == 0 && is_word(tokens_[at_], "FROM")); ++at_) {
      const auto& token = tokens_[at_];
      if (token.text == "(") ++depth;
      if (token.text == ")") --depth;
      if (depth == 0 && token.text == ",") {
        add_item(item, sources);
        item.clear();
      } else {
        item.push_back(token);
      }
    }
    add_item(item, sources);
    return sources;
  }

  void add_item(const std::vector<token>& item, std::vector<std::string>& sources) const {
    if (!item.empty() && item.back().text == "*") {
      std::ranges::copy(columns_of(from_, true), std::back_inserter(sources));
      return;
    }
    const bool is_name = item.size() == 1 || (item.size() == 3 && item[1].text == ".");
    const bool is_string = !item.empty() && item.back().kind == token_kind::string;
    const auto name = is_name && !is_string ? name_of(item.back()) : std::nullopt;
    // Also the rowid by one of its names; NULL and the like are no columns.
    const bool is_rowid = name && (same_name(*name, "rowid") || same_name(*name, "oid") || same_name(*name, "_rowid_"));
    const auto* column = name ? from_.column(*name) : nullptr;
    sources.push_back(column != nullptr ? column->name : is_rowid ? "rowid" : "");
  }

  bool ends_plainly() const {
    return std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(at_), tokens_.end(), [](const token& each) {
      return each.text == "," || is_any(each, {"WHERE", "GROUP", "LIMIT", "JOIN", "UNION", "EXCEPT", "INTERSECT"});
    });
  }

  std::vector<token> tokens_;
  const table_view& from_;
  const table_view& to_;
  std::size_t at_ = 0;
};

}  // namespace

std::string row_copy::source_of(std::string_view column) const {
  for (const auto& [target, source] : columns)
    if (same_name(target, column)) return source;
  return {};
}

std::vector<row_copy> row_copies(const sqlite_draft& draft, const table_fate& fate) {
  std::vector<row_copy> found;
  const auto *was = draft.table_before(fate.name), *is = draft.table_after(fate.name);
  const auto made_as = draft.fates.made_as.find(lower_name(fate.name));
  if (was == nullptr || is == nullptr || made_as == draft.fates.made_as.end()) return found;
  for (const auto& statement : draft.statements) {
    const bool fills = std::ranges::any_of(statement.actions, [&](const seen_action& each) {
      return each.code == SQLITE_INSERT && each.from.empty() &&
             (same_name(each.first, made_as->second) || same_name(each.first, fate.name));
    });
    if (!fills || &statement < fate.remade_by) continue;
    auto copy = copy_reader{draft.sql(statement), *was, *is}.read();
    if (!copy) continue;
    copy->at = &statement;
    found.push_back(std::move(*copy));
  }
  return found;
}

}  // namespace pawl::generator
