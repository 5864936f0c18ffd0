#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/repeatables.hpp"

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

const char* explain(const history_row& row) {
  if (!is_finished(row.state)) return ": not finished";
  switch (row.compatible) {
    case compatibility::compatible:
      return ": compatible";
    case compatibility::breaking:
      return ": breaking";
    case compatibility::unknown:
      break;
  }
  return ": not known to be compatible";
}

[[noreturn]] void refuse_newer(const status& status, const list<migration>& migrations) {
  const std::size_t known = versions_of(migrations).size();
  const std::size_t applied = count_versions(status.applied);
  std::string message = concat({"the database is newer than this program, which does not know ",
                                std::to_string(applied - known), " of its migrations:"});
  for (std::size_t i = known; i < applied; ++i) {
    const history_row& row = status.applied[i];
    message += concat({"\n  ", row.version, " ", row.name});
    if (!row.program.empty()) message += concat({", applied by ", row.program});
    message += explain(row);
  }
  fail(errc::newer_database, message,
       status.state == database_state::newer_compatible
           ? "update this program, or let it run as it is: options.newer_database = allow_compatible"
           : "update this program; options.newer_database = allow_compatible takes compatible migrations alone");
}

}  // namespace

void refuse_contradiction(const status& status, const list<migration>& migrations, newer_database allowed) {
  if (status.state == database_state::diverged) refuse_diverged(status);
  const bool runs_beside = allowed == newer_database::allow_compatible;
  if (is_newer(status) && !(status.state == database_state::newer_compatible && runs_beside)) {
    refuse_newer(status, migrations);
  }
}

}  // namespace pawl
