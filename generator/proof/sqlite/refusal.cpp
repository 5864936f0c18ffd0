#include "proof/sqlite/refusal.hpp"

#include <fmt/format.h>

#include "sqlite/history.hpp"

namespace pawl::generator {

refusal touching_history() {
  return {"history-touched", fmt::format("{} is the table in which Pawl keeps the history", sqlite::history_name),
          "leave it alone: `pawl::migrator` tells what it says", sqlite::history_name};
}

}  // namespace pawl::generator
