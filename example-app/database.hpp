#pragma once

/// What notes asks of a database. Each engine implements it in a file of its own: sqlite.cpp, postgresql.cpp.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace notes {

/// The values of a row, as text.
using row = std::vector<std::string>;

class database {
 public:
  virtual ~database() = default;

  /// Applies the migrations that the database lacks; `newer` says what becomes of those that this program lacks.
  virtual pawl::report upgrade(pawl::newer_database newer) = 0;
  /// How its schema stands to this program; reads only.
  virtual pawl::status status() = 0;

  /// Runs one statement. The values stand for $1, $2, ... and never become part of its text.
  virtual std::vector<row> run(const std::string& sql, const std::vector<std::string>& values = {}) = 0;

  /// The notes that hold all of the words, the best first: number, title, and where the words are in the text.
  virtual std::vector<row> search(std::string_view words) = 0;
  /// SQL for the column's time in the form of `2026-01-31T12:00:00Z`.
  virtual std::string time(const std::string& column) const = 0;
};

enum class open_mode : std::uint8_t { read_only, create };

std::unique_ptr<database> open_sqlite(const std::string& file, open_mode mode);
/// Throws without a word of the URL where it cannot connect: it may hold a password.
std::unique_ptr<database> open_postgresql(const std::string& url);

}  // namespace notes
