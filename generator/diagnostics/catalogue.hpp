#pragma once

/// Every id a finding can carry; each has a page `docs/diagnostics/<id>.md`.

#include <algorithm>
#include <array>
#include <string_view>

namespace pawl::generator {

struct catalogue_entry {
  std::string_view id;
  /// One line, without a full stop.
  std::string_view summary;
};

inline constexpr std::array catalogue{
    catalogue_entry{"allow", "a suppression names no rule, or gives no reason"},
    catalogue_entry{"attach", "a script attaches or detaches a database"},
    catalogue_entry{"bound-parameter", "a script holds a parameter that nobody binds"},
    catalogue_entry{"cascade-not-run", "a DELETE leaves child rows that ON DELETE would have changed"},
    catalogue_entry{"client-variable", "a script holds a variable of psql"},
    catalogue_entry{"copy-stdin", "a script copies rows from or to the client"},
    catalogue_entry{"down-mismatch", "a down script does not bring the schema back"},
    catalogue_entry{"down-without-up", "a down script has no up script"},
    catalogue_entry{"draft-before-frozen", "a draft sorts before a frozen migration"},
    catalogue_entry{"draft-refused", "a draft stands in a build that takes frozen migrations only"},
    catalogue_entry{"duplicate-repeatable", "two repeatable scripts have the same name"},
    catalogue_entry{"duplicate-version", "two migrations have the same version"},
    catalogue_entry{"empty-script", "an up script holds no statement"},
    catalogue_entry{"enum-value-used", "a script uses an enum value that it adds itself"},
    catalogue_entry{"extension-unavailable", "an extension is not installed for the server that proves"},
    catalogue_entry{"frozen-deleted", "a frozen migration is gone"},
    catalogue_entry{"frozen-down-edited", "the down script of a frozen migration changed"},
    catalogue_entry{"frozen-edited", "a frozen migration changed"},
    catalogue_entry{"frozen-renumbered", "a frozen migration has another version"},
    catalogue_entry{"frozen-since", "the commit of FROZEN_SINCE cannot be read"},
    catalogue_entry{"gap", "numbered versions leave one out"},
    catalogue_entry{"history-touched", "a script touches the history table"},
    catalogue_entry{"invalid-utf8", "a file is not UTF-8"},
    catalogue_entry{"invisible-character", "an invisible character stands outside a literal"},
    catalogue_entry{"listing-differs", "CMake saw other files than the folder holds"},
    catalogue_entry{"lock-algorithm", "the lock file holds a hash of an unknown algorithm"},
    catalogue_entry{"lock-conflict", "the lock file holds a merge conflict"},
    catalogue_entry{"lock-syntax", "the lock file does not parse"},
    catalogue_entry{"lock-version", "the lock file was written by a newer pawl"},
    catalogue_entry{"lone-carriage-return", "a carriage return has no line feed behind it"},
    catalogue_entry{"misnamed-file", "a .sql file's name fits no convention"},
    catalogue_entry{"misplaced-directive", "a directive stands where it says nothing, or contradicts another"},
    catalogue_entry{"misplaced-section", "a section marker stands where it cannot"},
    catalogue_entry{"missing-dialect", "a version has no script for a declared dialect"},
    catalogue_entry{"missing-script", "the folder of a migration holds no script"},
    catalogue_entry{"mixed-conventions", "a folder holds files of several conventions"},
    catalogue_entry{"no-migrations", "the folder holds no migration"},
    catalogue_entry{"not-proven", "a script needs rights that the proof does not have"},
    catalogue_entry{"not-repeatable", "a repeatable script cannot be applied twice"},
    catalogue_entry{"nul-byte", "a file holds a NUL byte"},
    catalogue_entry{"outside-transaction", "a statement cannot run inside a transaction"},
    catalogue_entry{"placeholder", "a script holds a placeholder that nobody fills in"},
    catalogue_entry{"plpgsql-syntax", "the body of a function or DO block is not PL/pgSQL"},
    catalogue_entry{"postgresql-proof", "PostgreSQL refuses a statement"},
    catalogue_entry{"postgresql-syntax", "a statement is not SQL to PostgreSQL's parser"},
    catalogue_entry{"pragma", "a PRAGMA does not work inside a transaction, or outlives the migration"},
    catalogue_entry{"proof-limit", "a script takes more time or memory than the proof allows"},
    catalogue_entry{"psql-command", "a script holds a command to psql"},
    catalogue_entry{"schema-file-stale", "the schema file is not what the migrations make"},
    catalogue_entry{"schema-file-unchecked", "the schema file could not be compared"},
    catalogue_entry{"server-unavailable", "there is no PostgreSQL server to prove on"},
    catalogue_entry{"session-setting", "a script changes what outlives it on the program's connection"},
    catalogue_entry{"sqlite-proof", "SQLite refuses a statement"},
    catalogue_entry{"statement-block", "a block of one statement does not begin or end where it can"},
    catalogue_entry{"statement-boundary", "the engine sees a statement end where the generator does not"},
    catalogue_entry{"temporary-object", "a script leaves a temporary object on the program's connection"},
    catalogue_entry{"transaction-control", "a script begins or ends a transaction"},
    catalogue_entry{"unknown-directive", "a directive is not known"},
    catalogue_entry{"unnamed-index", "an index is built CONCURRENTLY without a name"},
    catalogue_entry{"unreadable-file", "a file cannot be read"},
    catalogue_entry{"unsafe-function", "a script calls a function that reaches outside the database"},
    catalogue_entry{"unterminated-token", "a comment, string or quoted identifier has no end"},
    catalogue_entry{"unused-allow", "a suppression suppresses nothing"},
};

constexpr bool is_catalogued(std::string_view id) {
  return std::any_of(catalogue.begin(), catalogue.end(), [id](const catalogue_entry& e) { return e.id == id; });
}

}  // namespace pawl::generator
