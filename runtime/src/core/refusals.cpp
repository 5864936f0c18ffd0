#include "core/failing.hpp"
#include "core/planning.hpp"

namespace pawl {
namespace {

const char* explain(divergence::kind_type kind) {
  switch (kind) {
    case divergence::kind_type::edited:
      return " was edited after it was applied";
    case divergence::kind_type::missing:
      return " is missing: the database went past it without it";
    case divergence::kind_type::unknown:
      return " is unknown: applied to the database, not among this program's migrations";
  }
  return "";
}

[[noreturn]] void refuse_diverged(const status& status) {
  std::string message = "the database's history differs from this program's migrations:";
  for (const divergence& entry : status.divergences) {
    message += concat({"\n  ", entry.version, " ", entry.name, explain(entry.kind)});
  }
  fail(errc::diverged, message,
       "restore the migrations as they were when they were applied, and put the change into a new one");
}

[[noreturn]] void refuse_newer(const status& status, const list<migration>& migrations) {
  std::string message = "the database is newer than this program, which does not know:";
  for (std::size_t i = migrations.size(); i < status.applied.size(); ++i) {
    const history_row& row = status.applied[i];
    message += concat({"\n  ", row.version, " ", row.name});
    if (!row.program.empty()) message += concat({", applied by ", row.program});
  }
  fail(errc::newer_database, message, "update this program");
}

}  // namespace

void refuse_contradiction(const status& status, const list<migration>& migrations) {
  if (status.state == database_state::diverged) refuse_diverged(status);
  if (status.state == database_state::newer) refuse_newer(status, migrations);
}

}  // namespace pawl
