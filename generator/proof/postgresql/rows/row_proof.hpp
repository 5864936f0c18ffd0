#pragma once

/// A script on tables that hold rows: what empty tables do not show.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "postgresql/link.hpp"
#include "proof/postgresql/rows/fill_memory.hpp"
#include "proof/postgresql/rows/sequence_values.hpp"
#include "source/lint_finding.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct row_verdict {
  std::vector<lint_finding> findings = {};
  std::vector<unfilled_table> unfilled = {};
};

struct row_surroundings {
  /// As the script finds them.
  sequence_values& sequences;
  /// Null where the rows are there.
  fill_memory* memory = nullptr;
  /// The releases whose rows begin so where they are shown.
  const std::map<std::string, std::string>* releases = nullptr;
};

/// Runs the script in a transaction that is rolled back, on tables filled around those that it was seen to `touch`. It
/// must have run without. Throws `postgresql::failure` where that does not go as
/// it should.
row_verdict prove_with_rows(postgresql::link& line, const script& script, const std::set<std::string>& touched,
                            row_surroundings around);

/// The same with a script that builds an index outside any transaction: what it does stays, and so do the rows.
row_verdict prove_standalone_with_rows(postgresql::link& line, const script& script, row_surroundings around);

}  // namespace pawl::generator
