#pragma once

/// A program that takes a newer database back, and is killed at any of the things that an observer is told.

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <functional>

#include <pawl/observer.hpp>
#include <pawl/options.hpp>

#include "support/test_set.hpp"

namespace pawl::faults {

/// Three migrations of which an older program knows the first. All have rows, and a way back of several statements.
inline test::test_set skewed_set(pawl::dialect dialect) {
  return test::test_set{
      {{"1", "a", "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);"},
       {"2", "b", "CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (2);", "DELETE FROM b; DROP TABLE b;"},
       {"3", "c", "ALTER TABLE a ADD COLUMN y INTEGER; CREATE TABLE c (x INTEGER);",
        "DROP TABLE c; ALTER TABLE a DROP COLUMN y;"}},
      {.dialect = dialect}};
}

/// Kills its own process at the n-th event, from 0.
class killer : public observer {
 public:
  explicit killer(std::size_t at) noexcept : left_{at} {}

  void migration_begins(const migration&, direction, std::size_t, std::size_t) override { count(); }
  void statement_begins(const migration&, std::string_view) override { count(); }
  void migration_ran(const migration&, direction, std::chrono::microseconds) override { count(); }
  void committed() override { count(); }

 private:
  void count() {
    if (left_-- == 0) ::kill(::getpid(), SIGKILL);
  }

  std::size_t left_;
};

inline options killed_at(killer& observer, transaction_scope scope) {
  options options;
  options.newer_database = newer_database::downgrade;
  options.transaction = scope;
  options.observer = &observer;
  return options;
}

/// Runs `program` in a process of its own; whether it was killed.
inline bool is_killed(const std::function<void()>& program) {
  const pid_t child = ::fork();
  if (child == 0) {
    program();
    ::_exit(0);
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  return WIFSIGNALED(status);
}

}  // namespace pawl::faults
