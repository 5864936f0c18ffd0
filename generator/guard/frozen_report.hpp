#pragma once

/// What is said about a set that contradicts what is frozen.

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "guard/frozen.hpp"

namespace pawl::generator {

class frozen_report {
 public:
  frozen_report(const migration_set& set, const frozen_set& frozen);

  diagnostic describe(const frozen_finding& finding) const;

 private:
  diagnostic edited(const frozen_finding& finding) const;
  diagnostic down_edited(const frozen_finding& finding) const;
  diagnostic renumbered(const frozen_finding& finding) const;
  diagnostic deleted(const frozen_finding& finding) const;
  diagnostic draft_before(const frozen_finding& finding) const;
  diagnostic draft_refused(const frozen_finding& finding) const;

  std::vector<note> provenance(const frozen_migration& frozen) const;
  std::string deleted_file(const frozen_migration& frozen) const;

  const frozen_set& frozen_;
  std::string directory_;
  std::string freeze_command_;
  std::string renumber_command_;
};

}  // namespace pawl::generator
