#include "core/way_back.hpp"

#include <memory>
#include <string_view>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/repeatables.hpp"
#include "core/stored_down.hpp"

namespace pawl {
namespace {

void add_line(std::string& lines, const history_row& row, std::string_view why) {
  lines += concat({"\n  ", row.version, " ", row.name});
  if (!row.program.empty()) lines += concat({", applied by ", row.program});
  lines += concat({": ", why});
}

std::string_view chain_before(const status& status, std::size_t index) {
  return index == 0 ? std::string_view{} : status.applied[index - 1].chain;
}

}  // namespace

plan way_back(const list<migration>& migrations, const status& status, std::size_t goal,
              const std::vector<std::string>& stored) {
  const std::size_t known = versions_of(migrations).size();
  if (stored.size() != status.applied.size() - known) {
    fail(errc::busy, "the history changed while it was read", "start again");
  }
  plan steps;
  std::string obstacles;
  take_out_repeatables(status.applied, 0, steps);
  for (std::size_t i = count_versions(status.applied); i > known; --i) {
    const history_row& row = status.applied[i - 1];
    const std::string& script = stored[i - 1 - known];
    if (!is_finished(row.state)) {
      add_line(obstacles, row, "begun and not finished");
    } else if (script.empty()) {
      add_line(obstacles, row, "without a down script that was proven");
    } else {
      auto step = std::make_shared<const stored_migration>(row, chain_before(status, i - 1), script);
      if (step->is_standalone()) add_line(obstacles, row, "its down script runs outside a transaction");
      const migration* way = &step->migration();
      steps.push_back({way, direction::down, false, false, std::move(step)});
    }
  }
  if (!obstacles.empty()) {
    fail(errc::newer_database,
         concat({"the database is newer than this program and cannot be taken back, because of:", obstacles}),
         "update this program, or restore a backup from before the upgrade");
  }
  add_steps_down(migrations, known, goal, steps);
  if (goal == migrations.size()) put_repeatables(migrations, status.applied, 0, steps);
  return steps;
}

}  // namespace pawl
