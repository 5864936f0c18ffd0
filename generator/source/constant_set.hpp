#pragma once

/// The set as the runtime takes it, without a compiler in between.

#include <deque>
#include <string>
#include <vector>

#include <pawl/migration.hpp>

#include "source/set.hpp"

namespace pawl::generator {

/// Keeps views into the migrations it was made of.
class constant_set {
 public:
  constant_set(std::string name, const dialect_migrations& migrations);
  constant_set(const constant_set&) = delete;
  constant_set& operator=(const constant_set&) = delete;

  const pawl::migration_set& set() const noexcept { return set_; }

 private:
  const char* keep(std::string text);
  pawl::script convert(const script& from);

  std::string name_;
  std::deque<std::string> texts_;
  std::deque<pawl::text> pieces_;
  std::deque<pawl::standalone_statement> standalone_;
  std::vector<pawl::migration> migrations_;
  proven_schema schema_;
  pawl::dialect_migrations dialect_;
  pawl::migration_set set_;
};

}  // namespace pawl::generator
