#include "command_line/listing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "command_line/words.hpp"
#include "core/planning.hpp"
#include "core/repeatables.hpp"
#include "core/version_order.hpp"

namespace pawl::commands {
namespace {

std::string name_of(divergence::kind_type kind) {
  switch (kind) {
    case divergence::kind_type::edited:
      return "edited";
    case divergence::kind_type::missing:
      return "missing";
    case divergence::kind_type::unknown:
      break;
  }
  return "unknown";
}

/// A row keeps its place and gets the word for what is wrong with it; what the history went past without gets a line.
void mark(std::vector<listed_migration>& lines, const divergence& wrong) {
  const auto line = std::ranges::find_if(
      lines, [&](const listed_migration& each) { return compare_versions(each.version, wrong.version) == 0; });
  if (line != lines.end()) {
    line->state = name_of(wrong.kind);
  } else {
    lines.push_back({wrong.version, wrong.name, name_of(wrong.kind)});
  }
}

/// What has become of the script of a row: `changed`, `removed`, or `pending` where it runs again as it is; empty where
/// nothing has.
std::string fate_of(const history_row& row, const status& status, const list<migration>& migrations) {
  const auto script = std::ranges::find_if(
      migrations, [&](const migration& each) { return is_repeatable(each) && row.name == each.name; });
  if (script == migrations.end()) return "removed";
  if (row.hash != script->hash) return "changed";
  return std::ranges::count(status.pending, script) > 0 ? "pending" : "";
}

/// The line of a row, by what the set says of it.
listed_migration listed_beside(const history_row& row, bool is_known, const status& status,
                               const list<migration>& migrations) {
  listed_migration line = listed(row);
  if (!is_known) line.state = "unknown";
  if (!is_repeatable(row)) return line;
  const std::string fate = fate_of(row, status, migrations);
  if (!fate.empty()) line.state = fate;
  return line;
}

/// Whether a row has the line already: that of the script as it was.
bool is_listed(const std::vector<listed_migration>& lines, const migration& pending) {
  return is_repeatable(pending) && std::ranges::any_of(lines, [&](const listed_migration& each) {
           return each.version == repeatable_version && each.name == pending.name;
         });
}

bool stands_before(const listed_migration& one, const listed_migration& other) {
  const bool is_last = one.version == repeatable_version;
  const bool is_other_last = other.version == repeatable_version;
  if (is_last || is_other_last) return is_last == is_other_last ? one.name < other.name : is_other_last;
  return compare_versions(one.version, other.version) < 0;
}

}  // namespace

std::string name_of(database_state state) {
  switch (state) {
    case database_state::up_to_date:
      return "up_to_date";
    case database_state::pending:
      return "pending";
    case database_state::newer:
      return "newer";
    case database_state::newer_compatible:
      return "newer_compatible";
    case database_state::diverged:
      return "diverged";
    case database_state::unknown:
      break;
  }
  return "unknown";
}

exit_code code_of(database_state state, newer_database allowed) {
  if (state == database_state::up_to_date) return done;
  if (state == database_state::newer_compatible && allowed == newer_database::allow_compatible) return done;
  return state == database_state::pending ? pending : diverged;
}

listed_migration listed(const history_row& row) {
  return {row.version, row.name, row.state, row.applied_at, row.duration, row.program};
}

std::vector<listed_migration> list_migrations(const status& status, const list<migration>& migrations) {
  const std::size_t known = is_newer(status) ? versions_of(migrations).size() : status.applied.size();
  std::vector<listed_migration> lines;
  for (const history_row& row : status.applied) {
    lines.push_back(listed_beside(row, lines.size() < known || is_repeatable(row), status, migrations));
  }
  for (const divergence& wrong : status.divergences) mark(lines, wrong);
  for (const migration* migration : status.pending) {
    const bool is_missing = std::ranges::any_of(
        status.divergences, [&](const divergence& each) { return each.version == migration->version; });
    if (is_missing || is_listed(lines, *migration)) continue;
    lines.push_back({migration->version, migration->name, migration == status.interrupted ? "interrupted" : "pending"});
  }
  std::ranges::stable_sort(lines, stands_before);
  return lines;
}

std::string summary(const status& status, const list<migration>& migrations) {
  const auto are = [](std::size_t count) { return count == 1 ? "is" : "are"; };
  const auto applied = static_cast<std::size_t>(std::ranges::count_if(status.applied, [&](const history_row& row) {
    return !is_repeatable(row) || fate_of(row, status, migrations).empty();
  }));
  const std::size_t waiting = status.pending.size();
  switch (status.state) {
    case database_state::up_to_date:
      return fmt::format("up to date, {}", counted(applied, "migration"));
    case database_state::pending:
      return fmt::format("{} {} applied, {} {} pending", counted(applied, "migration"), are(applied), waiting,
                         are(waiting));
    case database_state::newer:
      return "newer than these migrations, which lack some that are applied";
    case database_state::newer_compatible:
      return "newer than these migrations; what they lack is marked compatible";
    case database_state::diverged:
      return "the history contradicts these migrations";
    case database_state::unknown:
      break;
  }
  return "there are tables and no history; `baseline <version>` adopts what another program made";
}

}  // namespace pawl::commands
