/// Applying 1,000 pending migrations to a new file, against the same text handed to SQLite in one transaction.

#include <benchmark/benchmark.h>
#include <pawl/sqlite.hpp>

#include "database_file.hpp"
#include "pair.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

double on_new_file(const std::function<void(sqlite3*)>& work) {
  const scratch_folder folder;
  const database db = open_database(folder.path() / "apply.db");
  return seconds_of([&] { work(db.get()); });
}

void apply(benchmark::State& state) {
  const synthetic_set source = mixed_set(1'000);
  const embedded_set set{source};
  std::string text = "BEGIN IMMEDIATE;\n";
  for (const synthetic_migration& migration : source) text += joined(migration.up);
  text += "COMMIT;\n";
  measure_pair(
      state, [&] { return on_new_file([&](sqlite3* db) { migrate(db, set.get()); }); },
      [&] { return on_new_file([&](sqlite3* db) { execute(db, text.c_str()); }); });
}

BENCHMARK(apply)->UseManualTime()->Iterations(15)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
