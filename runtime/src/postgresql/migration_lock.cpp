#include "postgresql/migration_lock.hpp"

#include <algorithm>
#include <random>
#include <thread>

#include "core/checksum.hpp"
#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::string_view key_prefix = "pawl_history ";
/// As good as for ever, and far from where the clock's numbers end.
constexpr std::chrono::hours longest_wait{24 * 365 * 10};
constexpr std::chrono::microseconds longest_pause = std::chrono::milliseconds{40};

constexpr std::string_view holder_query =
    "SELECT l.pid, a.application_name FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_database AS d "
    "ON d.oid == l.database AND d.datname == pg_catalog.current_database() "
    "LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid == l.pid "
    "WHERE l.locktype == 'advisory' AND l.granted AND l.objsubid == 1";

}  // namespace

std::int64_t lock_key(std::string_view schema) noexcept {
  checksum sum;
  sum.add(key_prefix);
  sum.add(schema);
  return static_cast<std::int64_t>(sum.value());
}

std::string try_lock(std::int64_t key) {
  return concat({"pg_catalog.pg_try_advisory_xact_lock(", std::to_string(key), "::pg_catalog.int8)"});
}

std::string keep(std::int64_t key) {
  return concat({"SELECT pg_catalog.pg_try_advisory_lock(", std::to_string(key), "::pg_catalog.int8)"});
}

std::string let_go(std::int64_t key) {
  return concat({"SELECT pg_catalog.pg_advisory_unlock(", std::to_string(key), "::pg_catalog.int8)"});
}

std::string holder_of(link& link, std::int64_t key) {
  const auto bits = static_cast<std::uint64_t>(key);
  const answer holder = link.ask(
      qualified(concat({holder_query, " AND l.classid == ", std::to_string(bits >> 32U),
                        "::pg_catalog.oid AND l.objid == ", std::to_string(bits & 0xffffffffU), "::pg_catalog.oid"})));
  if (holder.size() == 0) return {};
  const std::string_view name = holder.text(0, 1);
  return concat({"process ", holder.text(0, 0), name.empty() ? "" : " (", name, name.empty() ? "" : ")"});
}

std::chrono::microseconds jittered(std::chrono::microseconds time) {
  static thread_local std::minstd_rand random{std::random_device{}()};
  return std::chrono::microseconds{std::uniform_int_distribution<std::int64_t>{time.count() / 2, time.count()}(random)};
}

pauses::pauses(std::chrono::milliseconds limit) noexcept
    : deadline_{std::chrono::steady_clock::now() + std::min<std::chrono::milliseconds>(limit, longest_wait)} {}

bool pauses::again() {
  const auto left = deadline_ - std::chrono::steady_clock::now();
  if (left <= std::chrono::steady_clock::duration::zero()) return false;
  std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(left, jittered(next_)));
  next_ = std::min(next_ * 2, longest_pause);
  return true;
}

}  // namespace pawl::postgresql
