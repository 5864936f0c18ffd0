#pragma once

/// The set, as read: what every stage of the build reads, and what one stage finds for the next.
///
///     folder ─ scan ─> files ─ parse ─> set ─ guard ─> set ─ prove ─> set ─ lint ─> set ─ emit ─> header, source,
///     depfile
///
/// scan and parse fill everything but the members that name another stage.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/migration.hpp>

#include "diagnostics/diagnostic.hpp"
#include "source/allowance.hpp"
#include "source/lint_finding.hpp"
#include "source/statement_effect.hpp"
#include "source/unseen_change.hpp"
#include "source/version.hpp"

namespace pawl::generator {

struct convention;
struct sqlite_seen;

/// One `.sql` file whose bytes are sound: valid UTF-8 without NUL and lone CR.
struct source_file {
  /// As it is shown in diagnostics and can be opened: the folder as it was given, `/`, the file's name.
  std::string path;
  /// The file's name; behind `sqlite/` or `postgresql/` where it lies in the folder of that dialect, behind its
  /// migration's folder where the convention has such.
  std::string name;
  /// LF line endings, no byte-order mark.
  std::string text;
  /// The convention that the file follows; null is the native one.
  const convention* layout = nullptr;
};

/// The one statement of a script that no transaction can hold; as `pawl::standalone_statement`.
struct standalone {
  resumption how = resumption::rerun;
  std::string relation;
  std::string object;
};

/// One section of a file: what runs up or down.
struct script {
  std::shared_ptr<const source_file> file;
  /// Where the section begins in the file's text; always at the beginning of a line.
  std::uint32_t offset = 0;
  /// The section's length in bytes.
  std::uint32_t length = 0;
  /// The line of the file on which it begins, from 1.
  std::uint32_t first_line = 1;
  /// Offsets from the section's beginning, each from a first token up to and with its `;`. Statements that the runner
  /// takes over (`PRAGMA foreign_keys`) are not among them.
  std::vector<pawl::statement> statements;
  /// `t1:` and 64 hexadecimal digits.
  std::string hash;
  /// prove: whether it may change rows or drop a table. True until shown otherwise.
  bool changes_rows = true;
  /// What its directives say that lint need not say.
  std::vector<allowance> allowances = {};
  /// parse: no value where the script runs in a transaction.
  std::optional<generator::standalone> standalone;

  std::string_view text() const { return std::string_view{file->text}.substr(offset, length); }
};

/// The place of a byte of a script, with its line's text: `offset` counts from the section's beginning.
location locate(const script& script, std::uint32_t offset);

struct migration {
  /// Of a repeatable script, `version::repeatable()`.
  generator::version version;
  std::string name;
  script up;
  /// No value where there is none, or where it holds no statement.
  std::optional<script> down;
  /// False where one of its files could not be read; that was reported, and the scripts may be empty or wrong.
  bool sound = true;
  /// guard: whether the lock file freezes it.
  bool frozen = false;
  /// guard: whether the down script is the one in the lock file, and was proven when it came there.
  bool down_frozen = false;
  /// guard: the release that froze it; empty where the lock file names none.
  std::string release = {};
  /// guard: 64 hexadecimal digits.
  std::string chain;
  /// Whether programs that were built without it keep working. parse: what a directive says; prove: otherwise what the
  /// step does.
  compatibility compatible = compatibility::unknown;
  /// parse: whether a directive says so.
  bool declared = false;
  /// prove: whether the down script was shown to bring the schema back, now or when it was frozen.
  bool down_proven = false;
  /// prove: what makes it breaking, or keeps that from being known; empty otherwise.
  std::string because;
  /// parse: where the schemas before and after have to tell whether it is compatible, what else it does; no value
  /// where the statements alone decide.
  std::optional<std::vector<unseen_change>> undecided = {};
  /// prove: whether a server showed what each statement of the up script does to tables, and what that is; statements
  /// that do nothing of it are left out.
  bool measured = false;
  std::vector<statement_effect> effects = {};
  /// prove: what SQLite showed of a draft, for lint; null otherwise.
  std::shared_ptr<const generator::sqlite_seen> sqlite_seen = {};
  /// prove: whether this is a repeatable script once more, behind all others.
  bool second_run = false;

  /// prove, lint: what a draft may do to somebody, also what is allowed.
  std::vector<lint_finding> shown = {};

  bool is_repeatable() const { return version.text() == repeatable_version; }
};

/// What the migrations make, as the engine that proved them tells it.
struct head_schema {
  /// `SQLite 3.40.1`.
  std::string engine;
  std::vector<schema_object> objects;
  /// What makes them in an empty database; empty where nobody asked for it.
  std::string script = {};
};

/// A table that the proof with rows left empty.
struct unfilled_table {
  std::string name;
  std::string why;

  bool operator==(const unfilled_table&) const = default;
};

/// The migrations of one declared dialect, ordered by version, and its repeatable scripts.
struct dialect_migrations {
  pawl::dialect dialect = pawl::dialect::sqlite;
  std::vector<migration> migrations;
  /// prove: what was shown and by what, as it follows a number of migrations: `proven on SQLite 3.40.1`.
  std::string proof;
  /// prove: no value unless an engine applied all of them.
  std::optional<head_schema> schema = {};
  /// prove: of the tables that drafts are about.
  std::vector<unfilled_table> unfilled = {};
  /// The oldest engine that programs may run with, as its library numbers it; 0 where nobody says so.
  std::uint32_t minimum_engine = 0;
  /// By name. They run behind all migrations, and are never frozen.
  std::vector<migration> repeatables = {};
};

struct migration_set {
  /// The folder as it was given.
  std::string directory;
  std::vector<dialect_migrations> dialects;
};

}  // namespace pawl::generator
