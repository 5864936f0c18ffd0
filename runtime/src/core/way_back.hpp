#pragma once

/// From a database that a newer program has upgraded back to what this one knows.

#include <cstddef>
#include <string>
#include <vector>

#include <pawl/migration.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// The steps after which exactly the first `goal` migrations of the set have run. `stored` are the down scripts that
/// the history holds for those that the set does not know. All of them are looked at: throws `errc::newer_database`
/// where one cannot be undone, naming it, `errc::history_refused` where one is damaged, and `errc::no_down`.
plan way_back(const list<migration>& migrations, const status& status, std::size_t goal,
              const std::vector<std::string>& stored);

}  // namespace pawl
