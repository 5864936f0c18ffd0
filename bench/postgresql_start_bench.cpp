/// The start of a program whose PostgreSQL database is up to date, on an open connection. Bare is one query of one row
/// on the same connection.

#include <benchmark/benchmark.h>
#include <pawl/postgresql.hpp>

#include "delayed_line.hpp"
#include "pair.hpp"
#include "server_in_memory.hpp"
#include "support/postgresql_server.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

/// One start is too short for the clock.
constexpr int starts = 20;

void read_one_row(pqxx::connection& db) {
  pqxx::nontransaction transaction{db};
  const pqxx::result rows = transaction.exec(
      "SELECT chain FROM public.pawl_history WHERE set_name = 'synthetic' ORDER BY ordinal DESC LIMIT 1");
  if (rows.size() != 1) throw std::runtime_error("no row");
}

arm repeated(std::function<void()> once) {
  return [once = std::move(once)] {
    return seconds_of([&] {
             for (int i = 0; i < starts; ++i) once();
           }) /
           starts;
  };
}

int count_round_trips(const test::test_database& database, const migration_set& set) {
  const delayed_line line{test::test_database::host(), std::chrono::microseconds{0}};
  pqxx::connection db{line.connection_string(database.name())};
  const int before = line.round_trips();
  if (!migrate(db, set).up_to_date()) throw std::runtime_error("something was pending");
  return line.round_trips() - before;
}

void postgresql_start(benchmark::State& state) {
  keep_server_in_memory();
  const embedded_set set{mixed_set(1'000, dialect::postgresql), dialect::postgresql};
  const test::test_database database;
  pqxx::connection db{database.connection_string()};
  migrate(db, set.get());
  measure_pair(state, repeated([&] { benchmark::DoNotOptimize(migrate(db, set.get()).up_to_date()); }),
               repeated([&] { read_one_row(db); }));
  state.counters["round_trips"] = count_round_trips(database, set.get());
}

BENCHMARK(postgresql_start)->UseManualTime()->Iterations(301);

}  // namespace
}  // namespace pawl::bench
