#include <pawl/database.hpp>

#include "core/failing.hpp"

namespace pawl {
namespace {

[[noreturn]] void refuse_standalone() {
  fail(errc::database_failed, "a migration asks to run outside a transaction, which this engine never needs");
}

}  // namespace

void database::refuse_older_engine(std::uint32_t) {}

std::size_t database::fits_ahead(const list<migration>&) const noexcept { return 0; }

std::vector<std::chrono::microseconds> database::run_ahead(const upward_run&) { return {}; }

void database::retry_or_throw(const error& reason, unsigned) { throw reason; }

void database::keep_lock(const migration&) { refuse_standalone(); }

void database::release_lock() noexcept {}

void database::run_standalone(const migration&, direction, bool) { refuse_standalone(); }

void database::set_history_state(const new_history_row&) { refuse_standalone(); }

}  // namespace pawl
