#include "command_line/listing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "command_line/words.hpp"
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
  const bool is_newer = status.state == database_state::newer || status.state == database_state::newer_compatible;
  std::vector<listed_migration> lines;
  for (const history_row& row : status.applied) {
    lines.push_back(listed(row));
    if (is_newer && lines.size() > migrations.size()) lines.back().state = "unknown";
  }
  for (const divergence& wrong : status.divergences) mark(lines, wrong);
  for (const migration* migration : status.pending) {
    const bool is_missing = std::ranges::any_of(
        status.divergences, [&](const divergence& each) { return each.version == migration->version; });
    if (is_missing) continue;
    lines.push_back({migration->version, migration->name, migration == status.interrupted ? "interrupted" : "pending"});
  }
  std::ranges::stable_sort(lines, [](const listed_migration& a, const listed_migration& b) {
    return compare_versions(a.version, b.version) < 0;
  });
  return lines;
}

std::string summary(const status& status) {
  const auto are = [](std::size_t count) { return count == 1 ? "is" : "are"; };
  const std::size_t applied = status.applied.size();
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
