#include "proof/postgresql/rows/late_constraints.hpp"

#include <fmt/format.h>

namespace pawl::generator {
namespace {

/// Not ALL: those that are checked at once unless somebody asks would be checked late from then on.
constexpr const char* late_ones =
    "SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, k.conname), ', ') "
    "FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace WHERE k.condeferred";

}  // namespace

void with_checks_at_once(postgresql::link& line, const std::function<void()>& fill) {
  const auto late = line.ask(late_ones);
  if (late.is_null(0, 0)) return fill();
  line.ask(fmt::format("SET CONSTRAINTS {} IMMEDIATE", late.text(0, 0)));
  fill();
  line.ask(fmt::format("SET CONSTRAINTS {} DEFERRED", late.text(0, 0)));
}

}  // namespace pawl::generator
