#include "core/schema_statements.hpp"

#include <array>
#include <utility>

#include "core/failing.hpp"
#include "core/statement_spelling.hpp"

namespace pawl::statements {
namespace {

/// The tables that the virtual tables of SQLite's own modules keep their data in: `<table>_<suffix>`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> shadows{{
    {"fts3", " content segments segdir docsize stat "},
    {"fts4", " content segments segdir docsize stat "},
    {"fts5", " data idx content docsize config "},
    {"rtree", " node parent rowid "},
    {"geopoly", " node parent rowid "},
}};

/// `CREATE VIRTUAL TABLE <name> USING <module>`; empty for anything else.
std::string module_of(const std::vector<sql_token>& tokens) {
  if (tokens.size() < 6 || !is_word(tokens[1], "VIRTUAL")) return {};
  return name_of(tokens[5]);
}

class builder {
 public:
  explicit builder(const std::vector<schema_object>& rows) : rows_{rows} {}

  std::vector<schema_object> run() {
    for (const schema_object& row : rows_) note_module(row);
    for (const schema_object& row : rows_) {
      if (!is_shadow(row.name)) add(row);
    }
    return std::move(objects_);
  }

 private:
  void note_module(const schema_object& row) {
    if (row.kind != "table" || !same_name(std::string_view{row.definition}.substr(0, 14), "CREATE VIRTUAL")) return;
    const std::string module = module_of(tokens_of(row.definition));
    for (const auto& [name, suffixes] : shadows) {
      const bool is_rtree = same_name(module, "rtree_i32") && name == "rtree";
      if (is_rtree || same_name(module, name)) virtual_tables_.emplace_back(row.name, suffixes);
    }
  }

  bool is_shadow(std::string_view name) const {
    for (const auto& [table, suffixes] : virtual_tables_) {
      if (name.size() < table.size() + 2 || !same_name(name.substr(0, table.size()), table)) continue;
      if (name[table.size()] != '_') continue;
      const std::string suffix = concat({" ", name.substr(table.size() + 1), " "});
      if (suffixes.find(suffix) != std::string_view::npos) return true;
    }
    return false;
  }

  void add(const schema_object& row) {
    const std::vector<sql_token> tokens = tokens_of(row.definition);
    if (row.kind != "table") {
      const bool stands_alone = row.kind == "view";
      objects_.push_back({row.kind, row.name, stands_alone ? "" : row.parent, spelled(tokens, 0, tokens.size())});
    } else if (!module_of(tokens).empty()) {
      objects_.push_back({"virtual table", row.name, "", spelled(tokens, 0, tokens.size())});
    } else {
      add_table(row.name, tokens);
    }
  }

  /// `CREATE TABLE <name>(<part>, <part>) <options>`.
  void add_table(std::string_view name, const std::vector<sql_token>& tokens) {
    std::size_t at = 0;
    while (at < tokens.size() && tokens[at].text != "(") ++at;
    const std::size_t self = objects_.size();
    objects_.push_back({"table", std::string{name}, "", ""});
    std::size_t begin = at + 1;
    int depth = 0;
    for (; at < tokens.size(); ++at) {
      if (tokens[at].text == "(") ++depth;
      if (tokens[at].text == ")") --depth;
      const bool ends = depth == 0 || (depth == 1 && tokens[at].text == ",");
      if (!ends) continue;
      add_part(name, tokens, begin, at);
      begin = at + 1;
      if (depth == 0) break;
    }
    // STRICT, WITHOUT ROWID; most tables have nothing there.
    if (at < tokens.size()) objects_[self].definition = spelled(tokens, at + 1, tokens.size());
  }

  void add_part(std::string_view table, const std::vector<sql_token>& tokens, std::size_t first, std::size_t last) {
    if (first >= last) return;
    const sql_token& begin = tokens[first];
    for (const char* word : {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}) {
      if (is_word(begin, word)) return add_constraint(table, tokens, first, last);
    }
    objects_.push_back(
        {"column", concat({table, ".", name_of(begin)}), std::string{table}, spelled(tokens, first + 1, last)});
  }

  /// One without a name goes by what it says.
  void add_constraint(std::string_view table, const std::vector<sql_token>& tokens, std::size_t first,
                      std::size_t last) {
    const bool is_named = is_word(tokens[first], "CONSTRAINT") && last - first > 2;
    const std::string definition = spelled(tokens, is_named ? first + 2 : first, last);
    const std::string name = is_named ? name_of(tokens[first + 1]) : definition;
    objects_.push_back({"constraint", concat({name, " on ", table}), std::string{table}, definition});
  }

  const std::vector<schema_object>& rows_;
  std::vector<std::pair<std::string, std::string_view>> virtual_tables_;
  std::vector<schema_object> objects_;
};

}  // namespace

std::vector<schema_object> take_apart(const std::vector<schema_object>& stored) { return builder{stored}.run(); }

}  // namespace pawl::statements
