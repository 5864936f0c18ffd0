#pragma once

/// One upgrade on a real server, run again and again with another fault each time.
///
///     const postgresql_rehearsal upgrade;
///     const verdict verdict = upgrade.run(right_runner, {.direction = wire::to_client, .bytes = 117});
///     EXPECT_EQ(verdict.problem, "");

#include <optional>
#include <string>

#include <pawl/error.hpp>

#include "faults/postgresql/oracle.hpp"
#include "faults/postgresql/upgrade.hpp"
#include "support/postgresql_proxy.hpp"
#include "support/postgresql_server.hpp"
#include "support/process.hpp"

namespace pawl::faults {

struct verdict {
  /// What is wrong with the outcome; empty where all is well.
  std::string problem = {};
  /// False where the upgrade ended before the fault's turn: the sweep is over.
  bool fault_came = false;
  /// What the program was told; no value where it succeeded.
  std::optional<errc> code = {};
  /// Whether more was applied than had been reported.
  bool more_than_reported = false;
};

class postgresql_rehearsal {
 public:
  postgresql_rehearsal();

  /// The upgrade meets the fault; the next start, over an unbroken connection, finishes.
  verdict run(const postgresql_runner& runner, test::wire_fault fault) const;

  /// The same with the upgrade in a process of its own, which is killed at the fault.
  verdict kill_client(const std::string& runner, test::wire_fault fault) const;

  /// Makes the database what the older program left, which is much cheaper than another database.
  void reset() const;
  const test::test_database& database() const noexcept { return database_; }

  /// Waits until nobody uses the database, checks it, starts once more, and checks again. `reported`: what the program
  /// knew to be applied; `code`: what it was told.
  verdict examine(const postgresql_runner& runner, std::size_t reported, std::optional<errc> code) const;

 private:
  bool wait_until_unused() const;

  test::test_set set_ = postgresql_set();
  postgresql_oracle oracle_{set_};
  test::test_database database_;
  test::postgresql_session keeper_{database_.connection_string()};
};

/// The command that upgrades the database behind a connection string.
test::command upgrade_command(const std::string& connection_string, const std::vector<std::string>& more = {});

}  // namespace pawl::faults
