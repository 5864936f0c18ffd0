#include "proof/sqlite/pragma_rules.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/suggest.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

enum class effect {
  /// Reads, or changes the database as part of the transaction.
  allowed,
  /// Outlives the migration on the program's connection.
  leaks,
  /// SQLite answers with an error inside a transaction.
  fails,
  /// SQLite ignores it inside a transaction, or on a database that holds something.
  ignored,
};

struct rule {
  std::string_view name;
  pawl::generator::effect effect = effect::allowed;
  /// What to do instead.
  std::string_view instead = {};
};

constexpr std::string_view on_open = "set it where the program opens the database";
constexpr std::string_view on_new = "set it where the program makes a new database, before pawl::migrate()";
constexpr std::string_view rebuild =
    "rebuild the table: CREATE TABLE new_t, INSERT INTO new_t SELECT, DROP TABLE t, ALTER TABLE new_t RENAME TO t";
constexpr std::string_view by_itself = "leave it out: SQLite does this by itself";

/// By name.
constexpr std::array rules{
    rule{"analysis_limit", effect::leaks, on_open},
    rule{"application_id"},
    rule{"auto_vacuum", effect::ignored, on_new},
    rule{"automatic_index", effect::leaks, on_open},
    rule{"busy_timeout", effect::leaks, "pawl::options::lock_timeout says how long an upgrade waits"},
    rule{"cache_size", effect::leaks, on_open},
    rule{"cache_spill", effect::leaks, on_open},
    rule{"case_sensitive_like", effect::leaks, "use GLOB, or instr(), which tell letters apart"},
    rule{"cell_size_check", effect::leaks, on_open},
    rule{"checkpoint_fullfsync", effect::leaks, on_open},
    rule{"collation_list"},
    rule{"compile_options"},
    rule{"count_changes", effect::leaks, on_open},
    rule{"data_store_directory", effect::leaks, on_open},
    rule{"data_version"},
    rule{"database_list"},
    rule{"default_cache_size", effect::leaks, on_open},
    rule{"defer_foreign_keys"},
    rule{"empty_result_callbacks", effect::leaks, on_open},
    rule{"encoding", effect::ignored, on_new},
    rule{"foreign_key_check"},
    rule{"foreign_key_list"},
    rule{"foreign_keys", effect::ignored, "leave it out: foreign keys are never enforced while migrations run"},
    rule{"freelist_count"},
    rule{"full_column_names", effect::leaks, on_open},
    rule{"fullfsync", effect::leaks, on_open},
    rule{"function_list"},
    rule{"hard_heap_limit", effect::leaks, on_open},
    rule{"ignore_check_constraints", effect::leaks, "mend the rows by UPDATE first, so that they satisfy the CHECK"},
    rule{"incremental_vacuum"},
    rule{"index_info"},
    rule{"index_list"},
    rule{"index_xinfo"},
    rule{"integrity_check"},
    rule{"journal_mode", effect::fails, on_open},
    rule{"journal_size_limit", effect::leaks, on_open},
    rule{"legacy_alter_table", effect::leaks, rebuild},
    rule{"locking_mode", effect::leaks, on_open},
    rule{"max_page_count", effect::leaks, on_open},
    rule{"mmap_size", effect::leaks, on_open},
    rule{"module_list"},
    rule{"optimize"},
    rule{"page_count"},
    rule{"page_size", effect::ignored, on_new},
    rule{"pragma_list"},
    rule{"query_only", effect::leaks, on_open},
    rule{"quick_check"},
    rule{"read_uncommitted", effect::leaks, on_open},
    rule{"recursive_triggers", effect::leaks, on_open},
    rule{"reverse_unordered_selects", effect::leaks, on_open},
    rule{"schema_version", effect::leaks, by_itself},
    rule{"secure_delete", effect::leaks, on_open},
    rule{"short_column_names", effect::leaks, on_open},
    rule{"shrink_memory"},
    rule{"soft_heap_limit", effect::leaks, on_open},
    rule{"synchronous", effect::fails, on_open},
    rule{"table_info"},
    rule{"table_list"},
    rule{"table_xinfo"},
    rule{"temp_store", effect::fails, on_open},
    rule{"temp_store_directory", effect::leaks, on_open},
    rule{"threads", effect::leaks, on_open},
    rule{"trusted_schema", effect::leaks, on_open},
    rule{"user_version"},
    rule{"wal_autocheckpoint", effect::leaks, on_open},
    rule{"wal_checkpoint", effect::fails, "run it after pawl::migrate(), if at all: SQLite checkpoints by itself"},
    rule{"writable_schema", effect::leaks, rebuild},
};

refusal unknown(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& rule : rules) names.push_back(rule.name);
  const auto meant = closest(name, names);
  return {"pragma", fmt::format("SQLite knows no PRAGMA {} and ignores it", name),
          meant ? fmt::format("did you mean {}?", *meant) : "leave it out", std::string{name}};
}

std::string complaint(const rule& rule) {
  switch (rule.effect) {
    case effect::leaks:
      return fmt::format("PRAGMA {} would outlive the migration, on the program's connection", rule.name);
    case effect::fails:
      return fmt::format("PRAGMA {} cannot work inside a transaction, where migrations run", rule.name);
    default:
      return fmt::format("PRAGMA {} has no effect inside a transaction, where migrations run", rule.name);
  }
}

}  // namespace

std::optional<refusal> refuse_pragma(std::string_view name, bool has_argument) {
  const auto rule = std::ranges::find_if(rules, [&](const auto& each) { return same_name(each.name, name); });
  if (rule == rules.end()) return unknown(name);
  // A checkpoint is one without an argument too; every other setting is only read then.
  const bool acts = has_argument || rule->name == "wal_checkpoint";
  if (rule->effect == effect::allowed || !acts) return std::nullopt;
  return refusal{"pragma", complaint(*rule), std::string{rule->instead}, std::string{rule->name}};
}

}  // namespace pawl::generator
