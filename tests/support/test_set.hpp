#pragma once

/// Migration sets made from SQL text at run time, in the shape that the generator embeds.
///
///     const pawl::test::test_set set{{{"0001", "init", "CREATE TABLE a (x);", "DROP TABLE a;"}}};
///     pawl::migrate(db, set);

#include <pawl/migration.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::test {

/// What the generator would say of a script that is one statement which no transaction can hold.
struct standalone_text {
  resumption how = resumption::rerun;
  std::string relation = {};
  std::string object = {};
};

/// One migration file of two sections; with the version `R`, a repeatable script.
struct migration_text {
  std::string version;
  std::string name;
  std::string up;
  /// Empty where there is none.
  std::string down = {};
  std::optional<standalone_text> standalone = {};
  std::optional<standalone_text> down_standalone = {};
  compatibility compatible = compatibility::unknown;
  bool down_proven = true;
};

struct set_options {
  std::string name = "test_set";
  /// Scripts are cut into pieces of this many bytes.
  std::size_t piece_size = 48 * 1024;
  bool changes_rows = true;
  pawl::dialect dialect = pawl::dialect::sqlite;
};

/// Owns a set. Hashes and chains have the right shape and depend on what they should, but they are no SHA-256.
/// Messages name the files `migrations/<version>_<name>.sql`.
class test_set {
 public:
  explicit test_set(const std::vector<migration_text>& migrations, const set_options& options = {});
  test_set(test_set&&) noexcept;
  test_set& operator=(test_set&&) noexcept;
  ~test_set();

  const migration_set& get() const noexcept;
  operator const migration_set&() const noexcept { return get(); }

  const migration& operator[](std::size_t index) const noexcept;
  std::size_t size() const noexcept;

 private:
  struct storage;
  std::unique_ptr<storage> storage_;
};

/// The boundaries of a script's statements: by `sqlite3_complete()`'s rule, and for PostgreSQL at each `;` outside
/// comments, quotes and dollar quotes (a body of BEGIN ATOMIC is beyond it).
std::vector<statement> statements_of(std::string_view sql, pawl::dialect dialect = pawl::dialect::sqlite);

}  // namespace pawl::test
