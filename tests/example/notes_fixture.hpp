#pragma once

/// Runs the built `notes` on a database of its own, which is gone afterwards.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.hpp"

struct sqlite3;

namespace pawl::test {

class test_database;

/// On a SQLite file.
class notes_fixture : public testing::Test {
 protected:
  notes_fixture();
  ~notes_fixture() override;

  /// Runs `<program_> --database <where_> <arguments>`.
  process_result notes(std::vector<std::string> arguments, std::string input = {}) const;

  /// The same, which must succeed; returns what it printed.
  std::string output_of(std::vector<std::string> arguments, std::string input = {}) const;

  /// The rows of a query as text: columns joined by `|`, rows ended by a line break.
  std::string rows(const std::string& sql) const;

  /// The bytes of the database file.
  std::string file_bytes() const;

  /// The notes that was built last; or one released before it.
  std::filesystem::path program_;
  std::filesystem::path folder_;
  /// The file.
  std::filesystem::path database_;
  /// What names the database on the command line, and what notes calls it.
  std::string where_;
  std::string shown_;
};

/// On whichever engine the parameter names.
class notes_on_engine : public notes_fixture, public testing::WithParamInterface<std::string_view> {
 protected:
  notes_on_engine();
  ~notes_on_engine() override;

 private:
  std::unique_ptr<test_database> server_;
};

/// The dialects that notes was built with.
std::vector<std::string_view> engines();

#define NOTES_ON_EACH_ENGINE(suite)                                 \
  INSTANTIATE_TEST_SUITE_P(on, suite, testing::ValuesIn(engines()), \
                           [](const auto& which) { return std::string{which.param}; })

/// Runs SQL on an open database; throws where it fails. Returns rows as notes_fixture::rows().
std::string query(sqlite3* db, const std::string& sql);

}  // namespace pawl::test
