#include "proof/postgresql/effect_meter.hpp"

#include <algorithm>
#include <iterator>

#include "core/letter_case.hpp"

namespace pawl::generator {
namespace {

/// From the weakest on, as `pg_locks` spells them.
constexpr std::string_view modes[] = {
    "AccessShareLock", "RowShareLock",          "RowExclusiveLock", "ShareUpdateExclusiveLock",
    "ShareLock",       "ShareRowExclusiveLock", "ExclusiveLock",    "AccessExclusiveLock"};
/// The weakest that a statement takes which changes definitions.
constexpr int schema_change = 4;

/// From 1 on; 0 for one that is not known.
int strength_of(std::string_view mode) {
  const auto* const at = std::ranges::find(modes, mode);
  return at == std::end(modes) ? 0 : static_cast<int>(at - std::begin(modes)) + 1;
}

/// The history is Pawl's own.
constexpr const char* known_relations =
    "SELECT c.oid, pg_catalog.concat(n.nspname, '.', c.relname), c.relfilenode, "
    "pg_catalog.pg_stat_get_xact_numscans(c.oid) "
    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.relname <> 'pawl_history' "
    "AND n.nspname !~ '^pg_'";

/// Planned once a transaction.
constexpr const char* prepared_look =
    "PREPARE pawl_look AS SELECT l.relation, l.mode, pg_catalog.concat(n.nspname, '.', c.relname), c.relfilenode, "
    "pg_catalog.pg_stat_get_xact_numscans(c.oid) "
    "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation "
    "AND c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.relname <> 'pawl_history' "
    "LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_' "
    "WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384";

bool truncates(std::string_view statement) {
  return to_lower(std::string{statement.substr(0, std::string_view{"truncate"}.size())}) == "truncate";
}

}  // namespace

effect_meter::effect_meter(postgresql::link& line) : line_{line} {
  const auto rows = line_.ask(known_relations);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    relations_[std::string{rows.text(i, 0)}] = {
        .name = std::string{rows.text(i, 1)}, .file = std::string{rows.text(i, 2)}, .scans = rows.integer(i, 3)};
  }
  line_.ask(prepared_look);
}

/// By OID. What is dropped has no name any more, and what is made has none yet.
std::map<std::string, effect_meter::change> effect_meter::read_changes() {
  std::map<std::string, change> changes;
  const auto rows = line_.ask("EXECUTE pawl_look");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string oid{rows.text(i, 0)};
    auto& now = changes[oid];
    if (const auto strength = strength_of(rows.text(i, 1)); strength > now.strength) {
      now.strength = strength;
      now.mode = rows.text(i, 1);
    }
    now.file = rows.text(i, 3);
    now.scans = rows.is_null(i, 4) ? 0 : rows.integer(i, 4);
    // A name with nothing before or behind its dot is one of a system's schema, or of what is no table.
    const auto name = rows.text(i, 2);
    if (name.starts_with('.') || name.ends_with('.') || relations_.contains(oid)) continue;
    relations_[oid] = {.name = std::string{name}, .file = now.file, .scans = now.scans, .made_here = true};
  }
  return changes;
}

void effect_meter::note(relation& known, const change& now, bool truncates, statement_effect& effect) {
  if (now.strength > known.strength) {
    effect.locks.push_back({known.name, now.mode, known.made_here});
    known.strength = now.strength;
  }
  // A dropped one is in no file.
  if (now.file.empty()) return;
  const bool moved = now.file != known.file;
  if (!known.made_here && moved && !truncates) effect.rewritten.push_back(known.name);
  if (!known.made_here && !moved && now.scans > known.scans && now.strength >= schema_change)
    effect.scanned.push_back(known.name);
  known.file = now.file;
  known.scans = now.scans;
}

std::optional<statement_effect> effect_meter::look(std::uint32_t index, std::string_view statement) {
  statement_effect effect{.statement = index};
  for (const auto& [oid, now] : read_changes()) {
    const auto known = relations_.find(oid);
    if (known != relations_.end()) note(known->second, now, truncates(statement), effect);
  }
  std::ranges::sort(effect.locks, {}, &table_lock::relation);
  std::ranges::sort(effect.rewritten);
  std::ranges::sort(effect.scanned);
  if (effect.locks.empty() && effect.rewritten.empty() && effect.scanned.empty()) return std::nullopt;
  return effect;
}

}  // namespace pawl::generator
