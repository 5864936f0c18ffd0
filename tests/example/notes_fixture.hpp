#pragma once

/// Runs the built `notes` on a database of its own, in a folder that is removed afterwards.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.hpp"

struct sqlite3;

namespace pawl::test {

class notes_fixture : public testing::Test {
 protected:
  notes_fixture();
  ~notes_fixture() override;

  /// Runs `notes --database <file> <arguments>`.
  process_result notes(std::vector<std::string> arguments, std::string input = {}) const;

  /// The same, which must succeed; returns what it printed.
  std::string output_of(std::vector<std::string> arguments, std::string input = {}) const;

  /// The rows of a query as text: columns joined by `|`, rows ended by a line break.
  std::string rows(const std::string& sql) const;

  /// The bytes of the database file.
  std::string file_bytes() const;

  std::filesystem::path folder_;
  std::filesystem::path database_;
};

/// Runs SQL on an open database; throws where it fails. Returns rows as notes_fixture::rows().
std::string query(sqlite3* db, const std::string& sql);

}  // namespace pawl::test
