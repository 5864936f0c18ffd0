#pragma once

/// What a step made: what older programs feel of it.

#include <set>
#include <string>
#include <string_view>

#include "proof/postgresql/schema_facts.hpp"
#include "proof/postgresql/schema_index.hpp"
#include "source/judgement.hpp"

namespace pawl::generator {

class new_objects_judge {
 public:
  /// `foreign` are the names of functions that are PostgreSQL's own, or an extension's. All must outlive the judge.
  new_objects_judge(const schema_index& before, const schema_index& after,
                    const std::set<std::string, std::less<>>& foreign, judgement& result)
      : before_{before}, after_{after}, foreign_{foreign}, result_{result} {}

  void judge();

 private:
  void judge(const schema_object& made);
  void judge_routine(const schema_object& routine);
  void judge_column(const schema_object& column);
  void judge_constraint(const schema_object& constraint);
  void judge_reference(const schema_object& constraint, const foreign_key& key);
  void judge_table(const schema_object& table);
  void judge_partition(const schema_object& table, std::string_view parent);
  column_facts facts_of_column(std::string_view table, std::string_view column) const;
  void add_domain(std::string_view type, column_facts& facts, bool& is_checked) const;
  bool had_default_partition(std::string_view parent) const;

  const schema_index& before_;
  const schema_index& after_;
  const std::set<std::string, std::less<>>& foreign_;
  judgement& result_;
};

}  // namespace pawl::generator
