#pragma once

/// The suite that every engine has to pass, and what an engine brings along for it.

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include <pawl/database.hpp>
#include <pawl/error.hpp>
#include <pawl/migrator.hpp>

#include "support/test_set.hpp"

namespace pawl::test {

/// A fresh, empty database and a connection to it. The suite's SQL is what every engine understands: tables of INTEGER
/// columns.
class engine {
 public:
  virtual ~engine() = default;

  virtual pawl::database& database() = 0;
  virtual void execute(const std::string& sql) = 0;
  /// Schema and rows of everything but the history.
  virtual std::string dump() = 0;
  /// The history's rows: `set ordinal version name state program`, a line each.
  virtual std::string history() = 0;
};

using engine_factory = std::unique_ptr<engine> (*)();

class conformance : public testing::TestWithParam<engine_factory> {
 protected:
  conformance() : engine_{GetParam()()} {}

  pawl::database& database() { return engine_->database(); }
  engine& the_engine() { return *engine_; }

  report up(const migration_set& set, const options& options = {}) { return migrator{database(), set, options}.up(); }

  test_set make_set(const std::vector<migration_text>& migrations, const std::string& name = "test_set") {
    return test_set{migrations, {.name = name, .dialect = database().dialect()}};
  }

  /// Three tables in three migrations, each with its way back.
  test_set three_tables() {
    return make_set({{"0001", "one", "CREATE TABLE one (x INTEGER);", "DROP TABLE one;"},
                     {"0002", "two", "CREATE TABLE two (x INTEGER); INSERT INTO two VALUES (2);", "DROP TABLE two;"},
                     {"0003", "three", "CREATE TABLE three (x INTEGER);", "DROP TABLE three;"}});
  }

 private:
  std::unique_ptr<engine> engine_;
};

/// The first `count` migrations of a set.
class beginning_of {
 public:
  beginning_of(const migration_set& set, std::uint32_t count)
      : dialect_{set.dialects[0].dialect, {set.dialects[0].migrations.first, count}}, set_{set.name, {&dialect_, 1}} {}
  beginning_of(const beginning_of&) = delete;
  beginning_of& operator=(const beginning_of&) = delete;

  operator const migration_set&() const noexcept { return set_; }

 private:
  dialect_migrations dialect_;
  migration_set set_;
};

/// Steps in a word each: `+` up, `-` down, `=` recorded; a repeatable script by its name.
std::string words(const report& report);

/// The error that `action` throws; fails the test where it throws none.
error error_of(const std::function<void()>& action);

}  // namespace pawl::test
