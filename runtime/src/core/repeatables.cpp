#include "core/repeatables.hpp"

#include <algorithm>
#include <memory>

#include "core/planning.hpp"

namespace pawl {
namespace {

/// What the history alone knows of a script, as a step needs it.
struct recorded_script {
  explicit recorded_script(history_row from) : row{std::move(from)} {
    migration.version = row.version.c_str();
    migration.name = row.name.c_str();
    migration.hash = row.hash.c_str();
    migration.chain = row.chain.c_str();
  }
  recorded_script(const recorded_script&) = delete;
  recorded_script& operator=(const recorded_script&) = delete;

  history_row row;
  pawl::migration migration;
};

planned_step taking_out(const history_row& row) {
  auto script = std::make_shared<const recorded_script>(row);
  const migration* migration = &script->migration;
  return {migration, direction::down, false, false, std::move(script), true};
}

}  // namespace

bool is_repeatable(const history_row& row) noexcept { return row.version == repeatable_version; }

list<migration> versions_of(const list<migration>& migrations) noexcept {
  std::uint32_t count = migrations.count;
  while (count > 0 && is_repeatable(migrations[count - 1])) --count;
  return {migrations.first, count};
}

std::size_t count_versions(const std::vector<history_row>& rows) noexcept {
  std::size_t count = rows.size();
  while (count > 0 && is_repeatable(rows[count - 1])) --count;
  return count;
}

bool is_changed(const migration& repeatable, const std::vector<history_row>& rows) noexcept {
  return std::none_of(rows.begin(), rows.end(), [&](const history_row& row) {
    return is_repeatable(row) && row.name == repeatable.name && row.hash == repeatable.hash && is_finished(row.state);
  });
}

std::size_t count_in_place(const list<migration>& migrations, const std::vector<history_row>& rows) noexcept {
  const std::size_t versions = versions_of(migrations).size();
  if (count_versions(rows) != versions) return 0;
  const std::size_t most = std::min(rows.size(), migrations.size());
  std::size_t end = versions;
  while (end < most && rows[end].chain == migrations[end].chain && is_finished(rows[end].state)) ++end;
  return end - versions;
}

bool has_all_repeatables(const list<migration>& migrations, const std::vector<history_row>& rows) noexcept {
  const std::size_t wanted = migrations.size() - versions_of(migrations).size();
  return rows.size() - count_versions(rows) == wanted && count_in_place(migrations, rows) == wanted;
}

void take_out_repeatables(const std::vector<history_row>& rows, std::size_t kept, plan& steps) {
  for (std::size_t end = rows.size(); end > count_versions(rows) + kept; --end) {
    steps.push_back(taking_out(rows[end - 1]));
  }
}

void put_repeatables(const list<migration>& migrations, const std::vector<history_row>& rows, std::size_t kept,
                     plan& steps) {
  const bool has_version = std::any_of(steps.begin(), steps.end(), runs);
  for (std::size_t i = versions_of(migrations).size() + kept; i < migrations.size(); ++i) {
    const migration& repeatable = migrations[i];
    steps.push_back({&repeatable, direction::up, false, false, {}, !has_version && !is_changed(repeatable, rows)});
  }
}

}  // namespace pawl
