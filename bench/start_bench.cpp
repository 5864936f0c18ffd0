/// A verified start: the database is open, warm and up to date. Bare is the least that can be done with SQLite to learn
/// one thing: prepare, step and finalize a query of one row.

#include <benchmark/benchmark.h>
#include <pawl/sqlite.hpp>

#include "allocation_count.hpp"
#include "database_file.hpp"
#include "pair.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

/// One start is too short for the clock.
constexpr int starts = 20;

void read_one_row(sqlite3* db) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT chain FROM main.pawl_history WHERE set_name = ? ORDER BY ordinal DESC LIMIT 1", -1,
                     &statement, nullptr);
  sqlite3_bind_text(statement, 1, "synthetic", -1, SQLITE_STATIC);
  if (sqlite3_step(statement) != SQLITE_ROW) throw std::runtime_error("no row");
  benchmark::DoNotOptimize(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
}

arm repeated(std::function<void()> once) {
  return [once = std::move(once)] {
    return seconds_of([&] {
             for (int i = 0; i < starts; ++i) once();
           }) /
           starts;
  };
}

void verified_start(benchmark::State& state) {
  const scratch_folder folder;
  const embedded_set set{rows_set(static_cast<std::size_t>(state.range(0)))};
  const database db = open_database(folder.path() / "start.db");
  migrate(db.get(), set.get());
  measure_pair(state, repeated([&] { benchmark::DoNotOptimize(migrate(db.get(), set.get()).up_to_date()); }),
               repeated([&] { read_one_row(db.get()); }));

  const allocation_count before = allocations();
  migrate(db.get(), set.get());
  const allocation_count after = allocations();
  state.counters["allocations"] = static_cast<double>(after.calls - before.calls);
  state.counters["allocated"] = static_cast<double>(after.bytes - before.bytes);
}

BENCHMARK(verified_start)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Iterations(2'001);

}  // namespace
}  // namespace pawl::bench
