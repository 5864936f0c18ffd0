#include "commands/lock_table.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "command_line/table.hpp"
#include "command_line/text/printable.hpp"
#include "core/schema_compare.hpp"
#include "source/repeatables.hpp"

namespace pawl::generator {
namespace {

using commands::printable;
using commands::table;

struct lock_words {
  std::string_view mode, words, blocks;
};

/// https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES
constexpr std::array<lock_words, 8> locks{{
    {"AccessShareLock", "ACCESS SHARE", "DROP, ALTER"},
    {"RowShareLock", "ROW SHARE", "DROP, ALTER"},
    {"RowExclusiveLock", "ROW EXCLUSIVE", "schema changes"},
    {"ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE", "schema changes"},
    {"ShareLock", "SHARE", "writes, schema changes"},
    {"ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE", "writes, schema changes"},
    {"ExclusiveLock", "EXCLUSIVE", "writes, schema changes"},
    {"AccessExclusiveLock", "ACCESS EXCLUSIVE", "reads, writes, schema changes"},
}};

lock_words words_of(const std::string& mode) {
  const auto* const found = std::ranges::find(locks, mode, &lock_words::mode);
  return found == locks.end() ? lock_words{mode, mode, ""} : *found;
}

/// As much of a statement as tells which it is.
constexpr std::size_t statement_width = 44;

std::string first_words(const script& script, std::uint32_t index) {
  const auto& [begin, end] = script.statements[index];
  auto text = on_one_line(script.text().substr(begin, end - begin));
  if (text.ends_with(';')) text.pop_back();
  return commands::cut(printable(text), statement_width);
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::string done_to(const std::string& relation, const statement_effect& effect) {
  if (holds(effect.rewritten, relation)) return "written anew";
  return holds(effect.scanned, relation) ? "read whole" : "";
}

void add_rows(const script& script, const statement_effect& effect, table& to) {
  const auto where = locate(script, script.statements[effect.statement].begin);
  std::string place = fmt::format("{}:{}", printable(where.file), where.line);
  std::string words = first_words(script, effect.statement);
  const auto add = [&](std::string relation, std::string_view lock, std::string_view blocks, std::string done) {
    to.rows.push_back({std::exchange(place, ""), std::exchange(words, ""), printable(relation), std::string{lock},
                       std::string{blocks}, std::move(done)});
  };
  if (!effect.measured) return add("", "not measured", "", "");
  for (const auto& [relation, mode, made_here] : effect.locks) {
    const auto lock = words_of(mode);
    add(relation, lock.words, made_here ? "nobody: it is new" : lock.blocks, done_to(relation, effect));
  }
  // The lock is one that a statement before it took.
  for (const auto* names : {&effect.rewritten, &effect.scanned})
    for (const auto& name : *names)
      if (std::ranges::find(effect.locks, name, &table_lock::relation) == effect.locks.end())
        add(name, "held already", "", done_to(name, effect));
}

std::string not_measured(const dialect_migrations& dialect) {
  if (dialect.dialect == pawl::dialect::sqlite)
    return "locks: nothing is measured on SQLite, where a migration is the only writer of its file while it runs\n";
  return fmt::format(
      "locks: not measured: {}\n  they are where a server proves the drafts: install PostgreSQL's server, or name the "
      "folder of initdb and postgres in PAWL_POSTGRESQL_BINDIR, and leave out --postgresql-proof parser\n",
      dialect.proof);
}

constexpr std::string_view explanation =
    "A lock is held until its migration ends. Who wants what it blocks waits as long, and who comes behind them too.\n";

}  // namespace

std::string lock_table(const dialect_migrations& dialect, const commands::terminal& screen) {
  table lines{.columns = {{"statement"}, {"", 1}, {"table"}, {"lock"}, {"blocks"}, {"the table is", 2}}, .rows = {}};
  std::string unmeasured;
  bool has_drafts = false, has_measured = false;
  for (const auto* draft : in_order(dialect)) {
    if (draft->frozen) continue;
    has_drafts = true;
    has_measured = has_measured || draft->measured;
    if (!draft->measured) unmeasured += fmt::format("  not measured: {}\n", printable(draft->up.file->path));
    for (const auto& effect : draft->effects) add_rows(draft->up, effect, lines);
  }
  if (!has_drafts) return "locks: there is no draft, and only drafts are measured\n";
  if (!has_measured) return not_measured(dialect);
  if (lines.rows.empty()) return "locks: the drafts take none on any table\n" + unmeasured;
  return print(std::move(lines), screen.width, false) + unmeasured + std::string{explanation};
}

}  // namespace pawl::generator
