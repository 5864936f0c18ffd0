#include "core/schema_compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/failing.hpp"
#include "core/letter_case.hpp"

namespace pawl {
namespace {

using kind_type = difference::kind_type;
/// Kind and name, as they are compared.
using object_key = std::pair<std::string, std::string>;
using objects = std::map<object_key, const schema_object*>;

/// Outside of strings, ASCII letters in lower case.
std::string folded(std::string_view text, letter_case letters) {
  std::string out{text};
  if (letters == letter_case::counts) return out;
  char quote = '\0';
  for (char& c : out) {
    // In a quoted name letters are alike too, but an apostrophe begins no string there.
    if (quote != '\'') c = to_lower(c);
    if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = '\0';
    }
  }
  return out;
}

class comparer {
 public:
  comparer(const std::vector<schema_object>& expected, const std::vector<schema_object>& found, const comparison& how)
      : how_{how}, expected_{index(expected)}, found_{index(found)}, expected_list_{expected}, found_list_{found} {}

  std::vector<difference> run() {
    add_alone(kind_type::missing, expected_, found_);
    add_different();
    add_alone(kind_type::extra, found_, expected_);
    return std::move(differences_);
  }

 private:
  std::string name_key(std::string_view name) const { return folded(name, how_.letters); }

  objects index(const std::vector<schema_object>& list) const {
    objects result;
    for (const schema_object& object : list) result.emplace(object_key{object.kind, name_key(object.name)}, &object);
    return result;
  }

  void add_alone(kind_type kind, const objects& some, const objects& others) {
    std::vector<const schema_object*> alone;
    std::set<std::string> names;
    for (const auto& [key, object] : some) {
      if (others.contains(key)) continue;
      alone.push_back(object);
      names.insert(key.second);
    }
    for (const schema_object* object : alone) {
      const std::string parent = name_key(object->parent);
      // A comment has its object's name in `parent`, and that may be its own.
      if (!parent.empty() && parent != name_key(object->name) && names.contains(parent)) continue;
      if (kind == kind_type::extra && is_allowed(parent)) continue;
      const bool is_missing = kind == kind_type::missing;
      differences_.push_back({kind, object->kind, object->name, is_missing ? object->definition : "",
                              is_missing ? "" : object->definition});
    }
  }

  bool is_allowed(const std::string& parent) const {
    if (how_.strangers == extras::reported) return false;
    return parent.empty() ||
           std::ranges::none_of(expected_, [&](const auto& entry) { return entry.first.second == parent; });
  }

  void add_different() {
    std::map<std::string, std::string> expected_order;
    std::map<std::string, std::string> found_order;
    if (how_.columns == column_order::counts) {
      expected_order = column_orders(expected_list_, found_);
      found_order = column_orders(found_list_, expected_);
    }
    for (const auto& [key, object] : expected_) {
      const auto now = found_.find(key);
      if (now == found_.end()) continue;
      const schema_object& other = *now->second;
      const bool same = folded(object->definition, how_.letters) == folded(other.definition, how_.letters);
      if (!same) {
        differences_.push_back(
            {kind_type::different, object->kind, object->name, object->definition, other.definition});
      }
      const bool has_columns = key.first == "table" || key.first == "foreign table" || key.first == "type";
      if (!same || !has_columns || expected_order[key.second] == found_order[key.second]) continue;
      differences_.push_back({kind_type::different, object->kind, object->name,
                              concat({"columns in the order ", expected_order[key.second]}),
                              concat({"columns in the order ", found_order[key.second]})});
    }
  }

  /// For each table the columns that both sides have, as they follow each other on this one.
  std::map<std::string, std::string> column_orders(const std::vector<schema_object>& list, const objects& other) const {
    std::map<std::string, std::string> orders;
    for (const schema_object& object : list) {
      if (object.kind != "column" || !other.contains({object.kind, name_key(object.name)})) continue;
      std::string& order = orders[name_key(object.parent)];
      // `title` of `notes.title`.
      order += concat({order.empty() ? "" : ", ", name_key(object.name).substr(object.parent.size() + 1)});
    }
    return orders;
  }

  const comparison& how_;
  const objects expected_;
  const objects found_;
  const std::vector<schema_object>& expected_list_;
  const std::vector<schema_object>& found_list_;
  std::vector<difference> differences_;
};

}  // namespace

std::vector<difference> compare_schemas(const std::vector<schema_object>& expected,
                                        const std::vector<schema_object>& found, const comparison& how) {
  return comparer{expected, found, how}.run();
}

std::string on_one_line(std::string_view definition, std::size_t longest) {
  std::string out;
  for (const char c : definition) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out.size() > longest ? out.substr(0, longest) + " ..." : out;
}

}  // namespace pawl
