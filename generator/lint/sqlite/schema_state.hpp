#pragma once

/// The schema at one point of the drafts, as it follows from what the proof has seen of each.

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pawl/drift.hpp>

#include "proof/sqlite/seen.hpp"

namespace pawl::generator {

class schema_state {
 public:
  /// Begins anew where the draft tells what it found.
  void take_base(const sqlite_seen& seen);
  /// Takes over what the draft has changed.
  void apply(const sqlite_seen& seen);

  /// A table, view or index; null where there is none.
  const schema_object* find(std::string_view name) const;
  const schema_object* find(std::string_view kind, std::string_view name) const;
  /// The indexes and triggers of a table, by name.
  std::vector<const schema_object*> of_table(std::string_view kind, std::string_view table) const;
  /// By name: tables whose statement holds that word.
  std::vector<const schema_object*> tables_that_mention(std::string_view word) const;

 private:
  void add(const schema_object& object);
  void remove(const schema_object& object);

  std::unordered_map<std::string, schema_object> objects_;
  /// The keys of what belongs to a table.
  std::unordered_map<std::string, std::set<std::string>> by_table_;
};

}  // namespace pawl::generator
