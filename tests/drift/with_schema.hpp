#pragma once

/// A set that knows the schema it makes, as if the build had proven it.

#include <string>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/migration.hpp>

#include "core/schema_text.hpp"
#include "support/test_set.hpp"

namespace pawl::test {

class set_with_schema {
 public:
  /// Keeps a reference to the set.
  set_with_schema(const migration_set& set, const live_schema& live)
      : engine_{live.engine}, text_{print_schema(live.objects)}, dialect_{set.dialects[0]}, set_{set} {
    dialect_.schema = &schema_;
    set_.dialects = {&dialect_, 1};
  }
  set_with_schema(const set_with_schema&) = delete;
  set_with_schema& operator=(const set_with_schema&) = delete;

  operator const migration_set&() const noexcept { return set_; }

 private:
  std::string engine_;
  std::string text_;
  pawl::text piece_{text_.data(), static_cast<std::uint32_t>(text_.size())};
  proven_schema schema_{engine_.c_str(), {&piece_, 1}};
  dialect_migrations dialect_;
  migration_set set_;
};

}  // namespace pawl::test
