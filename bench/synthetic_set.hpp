#pragma once

/// Sets of any length, as text, as files and as the constant data that a program embeds.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <pawl/migration.hpp>

namespace pawl::bench {

struct synthetic_migration {
  std::string version;
  std::string name;
  /// One statement each.
  std::vector<std::string> up;
  std::vector<std::string> down;
  bool changes_rows = false;
};
using synthetic_set = std::vector<synthetic_migration>;

/// Of four migrations one makes a table, one an index, one adds a column and one changes rows.
synthetic_set mixed_set(std::size_t migrations, dialect dialect = dialect::sqlite);

/// The first makes a table, each other one adds a row to it.
synthetic_set rows_set(std::size_t migrations);

/// One migration with about so many bytes of rows, 100 a statement.
synthetic_set seed_set(std::size_t bytes);

std::string joined(const std::vector<std::string>& statements);

enum class downs : bool { left_out, written };

/// Writes a file a migration.
void write_folder(const std::filesystem::path& folder, const synthetic_set& set, downs downs);

/// The set as constant data: what the runtime reads. Hashes and chains are distinct, but hash nothing.
class embedded_set {
 public:
  explicit embedded_set(const synthetic_set& set, dialect dialect = dialect::sqlite);
  embedded_set(const embedded_set&) = delete;
  embedded_set& operator=(const embedded_set&) = delete;

  const migration_set& get() const noexcept { return set_; }

 private:
  struct strings {
    std::string file, hash, chain, text;
    std::vector<statement> statements;
    pawl::text piece;
  };

  synthetic_set source_;
  std::vector<strings> strings_;
  std::vector<migration> migrations_;
  dialect_migrations dialect_;
  migration_set set_;
};

}  // namespace pawl::bench
