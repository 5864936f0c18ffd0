#pragma once

/// Constant data: what `add_migrations()` embeds in a program.
///
/// Everything here is a plain aggregate of pointers and numbers that the generated translation unit
/// initialises at compile time: nothing is allocated, registered or run before `main`. The data is
/// immutable, so every thread may read it.
///
///     const pawl::migration_set& set = notes_schema::migrations();
///     for (const pawl::dialect_migrations& d : set.dialects)
///       for (const pawl::migration& m : d.migrations)
///         std::cout << m.version << ' ' << m.name << '\n';

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pawl {

/// The SQL that a script is written in; one value an engine.
enum class dialect : std::uint8_t { sqlite, postgresql };

/// The dialect as it is spelled in CMake, in the lock file and in messages.
constexpr std::string_view to_string(dialect value) noexcept {
  return value == dialect::sqlite ? "sqlite" : "postgresql";
}

/// A constant array: where it starts and how many elements it has. (`std::span` costs the compiler
/// of a generated file with 1,000 migrations three times as long.)
template <typename Element>
struct list {
  const Element* first = nullptr;
  std::uint32_t count = 0;

  constexpr const Element* begin() const noexcept { return first; }
  constexpr const Element* end() const noexcept { return first + count; }
  constexpr std::size_t size() const noexcept { return count; }
  constexpr bool empty() const noexcept { return count == 0; }
  constexpr const Element& operator[](std::size_t index) const noexcept { return first[index]; }
};

/// Constant text with its length in bytes; it may hold any byte, and a NUL follows it.
struct text {
  const char* data = "";
  std::uint32_t size = 0;

  constexpr operator std::string_view() const noexcept { return {data, size}; }
};

/// One SQL statement: the bytes [begin, end) of its script's text, found at build time.
struct statement {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How a statement that no transaction can hold is taken up again where a start was interrupted between its beginning
/// and the note that it is done.
enum class resumption : std::uint8_t {
  /// Run again, whatever was done: VACUUM, ALTER SYSTEM.
  rerun,
  /// CREATE INDEX CONCURRENTLY: an index that is valid is done, an invalid one is dropped and built again.
  create_index,
  /// REINDEX CONCURRENTLY: what an interrupted run left is dropped, then it runs again.
  reindex,
  /// CREATE DATABASE and the like: what is there is done.
  create,
  /// DROP INDEX CONCURRENTLY and the like: what is gone is done.
  drop,
  /// ALTER TABLE ... DETACH PARTITION CONCURRENTLY: finished with FINALIZE where it was half done.
  detach_partition,
};

/// The one statement of a script that runs outside any transaction. Names are quoted where they need it, with their
/// schema where the script names one.
struct standalone_statement {
  resumption how = resumption::rerun;
  /// The table it is about, where it is about one.
  const char* relation = "";
  /// What it makes, rebuilds, drops or detaches; an index without its schema, which is its table's.
  const char* object = "";
};

/// One section of a migration file, exactly as it is executed: LF line endings, no byte-order mark.
struct script {
  /// The file as messages name it: the folder's name, `/`, the file's name.
  const char* file = "";
  /// The line of the file on which the text begins, from 1.
  std::uint32_t first_line = 1;
  /// The text, cut because compilers limit a literal's length: joined, the pieces are the script.
  /// All pieces but the last have the same size.
  list<text> pieces;
  /// What to execute, in order; empty where there is nothing to do.
  list<statement> statements;
  /// Whether a statement may change rows or drop a table: foreign keys are then compared before and after.
  bool changes_rows = false;
  /// Null where the script runs in a transaction. Otherwise it has exactly one statement, and this one.
  const standalone_statement* standalone = nullptr;
};

/// Whether a program that was built without a migration keeps working on a database that has it.
enum class compatibility : std::uint8_t {
  /// Not classified: to be taken for breaking.
  unknown,
  /// What an older program reads and writes is as it was.
  compatible,
  /// Something of it is gone or different, or has to be written in another way.
  breaking,
};

/// The version of a script that has none, and is applied anew, behind all versions, when it has changed.
inline constexpr std::string_view repeatable_version = "R";

/// One numbered step of a set, or one of the repeatable scripts behind them.
struct migration {
  /// As written in the file's name: `0003`, `1.2`, `2018-01-14-171611`; of a repeatable script, `R`.
  const char* version = "";
  const char* name = "";
  /// The up script's hash with its algorithm: `t1:` and 64 hexadecimal digits.
  const char* hash = "";
  /// The hash of this step and all before it, 64 hexadecimal digits; see docs/formats.md.
  const char* chain = "";
  script up;
  /// Without statements where the migration has no down script.
  script down;
  /// Found at build time from what the step does, or said by its author.
  compatibility compatible = compatibility::unknown;
  /// The line that stands before the down script's text in the history; empty where the build has not proven that
  /// script, which is then not stored. See docs/formats.md.
  const char* down_heading = "";
};

constexpr bool is_repeatable(const migration& migration) noexcept { return migration.version == repeatable_version; }

/// The schema that the proof of a set ended with, for `migrator::verify()`.
struct proven_schema {
  /// What proved it: `SQLite 3.40.1`, `PostgreSQL 15.8`.
  const char* engine = "";
  /// The objects, in the format of docs/formats.md; cut into pieces as a script's text is.
  list<text> objects;
};

/// The ordered migrations of a set in one dialect.
struct dialect_migrations {
  pawl::dialect dialect = pawl::dialect::sqlite;
  /// By version; behind them the repeatable scripts, by name.
  list<migration> migrations;
  /// Null where no engine applied the migrations when they were compiled in, only a parser read them.
  const proven_schema* schema = nullptr;
  /// The oldest engine that runs them, as its own library numbers it: 3040001 is SQLite 3.40.1; 0 where nobody said so.
  std::uint32_t minimum_engine = 0;
};

/// The migrations of one `add_migrations()` call.
struct migration_set {
  /// The set's name, which its rows in the history carry: several sets can live in one database.
  const char* name = "";
  list<dialect_migrations> dialects;
};

}  // namespace pawl
