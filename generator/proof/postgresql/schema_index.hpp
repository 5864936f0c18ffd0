#pragma once

/// The objects of a schema, to be looked up.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proof/postgresql/catalogue_text.hpp"

namespace pawl::generator {

/// Keeps views of the text that it was made of.
class schema_index {
 public:
  explicit schema_index(const catalogue_text& text) {
    for (const auto& object : text) {
      objects_.emplace(std::pair<std::string_view, std::string_view>{object.kind, object.name}, &object);
      if (!object.parent.empty()) parts_.emplace(object.parent, &object);
      if (is_relation(object.kind)) relations_.emplace(object.name, &object);
    }
  }

  const auto& objects() const noexcept { return objects_; }

  /// Null where there is none.
  const schema_object* find(std::string_view kind, std::string_view name) const {
    const auto found = objects_.find({kind, name});
    return found == objects_.end() ? nullptr : found->second;
  }

  /// Tables, views and sequences.
  std::vector<const schema_object*> relations() const {
    std::vector<const schema_object*> found;
    for (const auto& [name, object] : relations_) found.push_back(object);
    return found;
  }
  bool has_relation(std::string_view name) const { return relations_.contains(name); }

  /// What of a kind goes with the object of that name.
  std::vector<const schema_object*> of(std::string_view kind, std::string_view parent) const {
    std::vector<const schema_object*> found;
    const auto [first, last] = parts_.equal_range(parent);
    for (auto at = first; at != last; ++at) {
      if (at->second->kind == kind) found.push_back(at->second);
    }
    return found;
  }

 private:
  static bool is_relation(std::string_view kind) {
    return kind == "table" || kind == "foreign table" || kind == "view" || kind == "materialized view" ||
           kind == "sequence";
  }

  std::map<std::pair<std::string_view, std::string_view>, const schema_object*> objects_;
  std::multimap<std::string_view, const schema_object*> parts_;
  std::map<std::string_view, const schema_object*> relations_;
};

}  // namespace pawl::generator
