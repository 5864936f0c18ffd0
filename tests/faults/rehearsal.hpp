#pragma once

/// One upgrade on a simulated disk, run again and again with another fault each time.
///
///     const rehearsal upgrade{notes_upgrade(), {"WAL", transaction_scope::whole}};
///     const verdict verdict = upgrade.crash(right_runner, {fault_kind::kill, 17});
///     EXPECT_EQ(verdict.problem, "");

#include <cstdint>
#include <optional>
#include <string>

#include "faults/connection.hpp"
#include "faults/fault_vfs.hpp"
#include "faults/oracle.hpp"
#include "faults/runner.hpp"
#include "faults/trouble.hpp"
#include "faults/upgrade.hpp"

namespace pawl::faults {

struct conditions {
  std::string journal_mode;
  transaction_scope scope = transaction_scope::whole;
  std::string synchronous = "FULL";
};

struct verdict {
  /// What is wrong with the outcome; empty where all is well.
  std::string problem;
  /// Whether all that is wrong is that a reported step is gone: the database holds an older whole step.
  bool missing = false;
  /// False where the upgrade ended before the fault's turn: the sweep is over.
  bool fault_came = false;
};

class rehearsal {
 public:
  rehearsal(const upgrade& upgrade, conditions conditions);

  /// The process is gone at the fault, or right after the upgrade; the next one finds the disk as it is then, or as a
  /// power loss with this seed leaves it.
  verdict crash(const runner& run, fault fault, std::optional<std::uint64_t> power_loss = {}) const;

  /// The process survives the trouble and goes on with its connection.
  verdict survive(const runner& run, trouble& trouble) const;

 private:
  connection open_as_application(const fault_vfs& vfs) const;
  verdict start_next(const runner& run, simulated_disk& disk, std::size_t reported) const;
  verdict examine(sqlite3* db, std::size_t reported) const;

  upgrade upgrade_;
  conditions conditions_;
  test::test_set set_;
  oracle oracle_;
  simulated_disk prepared_;
};

}  // namespace pawl::faults
