#pragma once

/// Runs the built pawl on a folder of migrations and a database of its own, which are gone afterwards.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/terminal.hpp"

namespace pawl::test {

class test_database;

bool holds(const std::string& text, std::string_view part);

/// On a SQLite file.
class verbs_fixture : public testing::Test {
 protected:
  verbs_fixture();
  ~verbs_fixture() override;

  /// A migration of the folder.
  void write(const std::string& name, const std::string& text) const { folder_.write("migrations/" + name, text); }
  /// Three of them, the last without a down script for its rows.
  void write_three() const;

  /// `pawl <verb> <arguments> --directory <folder> <database>`
  command verb(const std::string& verb, std::vector<std::string> arguments = {}) const;
  process_result pawl(const std::string& verb, std::vector<std::string> arguments = {}) const;
  /// The same, which must return that code; what it printed.
  std::string output_of(int code, const std::string& verb, std::vector<std::string> arguments = {}) const;
  process_result bash(const std::string& script) const;

  temporary_folder folder_;
  std::string file_;
  std::string url_;
};

/// On whichever engine the parameter names.
class verbs_on_engine : public verbs_fixture, public testing::WithParamInterface<std::string_view> {
 protected:
  verbs_on_engine();
  ~verbs_on_engine() override;

  bool is_sqlite() const { return GetParam() == "sqlite"; }
  /// The rows of a query, columns joined by `|`, by the engine's own shell.
  std::string rows(const std::string& sql) const;
  /// Runs the script of `plan` in the engine's own shell; the shell's exit code.
  process_result pipe() const;

  std::unique_ptr<test_database> server_;
};

std::vector<std::string_view> engines();

#define PAWL_ON_EACH_ENGINE(suite)                                  \
  INSTANTIATE_TEST_SUITE_P(on, suite, testing::ValuesIn(engines()), \
                           [](const auto& which) { return std::string{which.param}; })

}  // namespace pawl::test
