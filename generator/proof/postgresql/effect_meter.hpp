#pragma once

/// Looks at a transaction from within: which locks it holds, which tables are in other files than before.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "postgresql/link.hpp"
#include "source/statement_effect.hpp"

namespace pawl::generator {

/// For one transaction, which must have been begun and must have run nothing yet.
class effect_meter {
 public:
  explicit effect_meter(postgresql::link& line);

  /// What has happened since the last look; no value where nothing has. Throws `postgresql::failure`.
  std::optional<statement_effect> look(std::uint32_t index, std::string_view statement);

 private:
  struct relation {
    /// Empty where it is none of those that are told of.
    std::string name;
    std::string file;
    std::int64_t scans = 0;
    /// How strong a lock is held.
    int strength = 0;
    bool made_here = false;
  };
  struct change {
    int strength = 0;
    std::string mode;
    std::string file;
    std::int64_t scans = 0;
  };

  std::map<std::string, change> read_changes();
  static void note(relation& known, const change& now, bool truncates, statement_effect& effect);

  postgresql::link& line_;
  /// By their OIDs.
  std::map<std::string, relation> relations_;
};

}  // namespace pawl::generator
