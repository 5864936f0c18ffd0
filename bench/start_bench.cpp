/// A verified start: the database is open, warm and up to date. Bare is the least that can be done with SQLite to learn
/// one thing: prepare, step and finalize a query of one row.

#include <benchmark/benchmark.h>
#include <pawl/sqlite.hpp>

#include "allocation_count.hpp"
#include "database_file.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

struct current_database {
  explicit current_database(std::size_t migrations)
      : set{rows_set(migrations)}, db{open_database(folder.path() / "start.db")} {
    migrate(db.get(), set.get());
  }

  scratch_folder folder;
  embedded_set set;
  database db;
};

void count_allocations(benchmark::State& state, allocation_count before) {
  const allocation_count after = allocations();
  const auto each = benchmark::Counter::kAvgIterations;
  state.counters["allocations"] = {static_cast<double>(after.calls - before.calls), each};
  state.counters["allocated"] = {static_cast<double>(after.bytes - before.bytes), each};
}

void start_pawl(benchmark::State& state) {
  const current_database current{static_cast<std::size_t>(state.range(0))};
  const allocation_count before = allocations();
  for (auto _ : state) benchmark::DoNotOptimize(migrate(current.db.get(), current.set.get()).up_to_date());
  count_allocations(state, before);
}

void read_one_row(sqlite3* db) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT chain FROM main.pawl_history WHERE set_name = ? ORDER BY ordinal DESC LIMIT 1", -1,
                     &statement, nullptr);
  sqlite3_bind_text(statement, 1, "synthetic", -1, SQLITE_STATIC);
  if (sqlite3_step(statement) != SQLITE_ROW) throw std::runtime_error("no row");
  benchmark::DoNotOptimize(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
}

void start_bare(benchmark::State& state) {
  const current_database current{static_cast<std::size_t>(state.range(0))};
  const allocation_count before = allocations();
  for (auto _ : state) read_one_row(current.db.get());
  count_allocations(state, before);
}

BENCHMARK(start_pawl)->Arg(10)->Arg(1'000)->Arg(10'000)->UseRealTime()->MinTime(0.2);
BENCHMARK(start_bare)->Arg(10)->Arg(1'000)->Arg(10'000)->UseRealTime()->MinTime(0.2);

}  // namespace
}  // namespace pawl::bench
