/// Applying 1,000 pending migrations to a new file, against the same text handed to SQLite in one transaction.

#include <benchmark/benchmark.h>
#include <pawl/sqlite.hpp>

#include "database_file.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

constexpr std::size_t migrations = 1'000;

void apply_pawl(benchmark::State& state) {
  const embedded_set set{mixed_set(migrations)};
  const scratch_folder folder;
  const database db = open_database(folder.path() / "apply.db");
  for (auto _ : state) migrate(db.get(), set.get());
}

void apply_bare(benchmark::State& state) {
  std::string text = "BEGIN IMMEDIATE;\n";
  for (const synthetic_migration& migration : mixed_set(migrations)) text += joined(migration.up);
  text += "COMMIT;\n";
  const scratch_folder folder;
  const database db = open_database(folder.path() / "apply.db");
  for (auto _ : state) execute(db.get(), text.c_str());
}

BENCHMARK(apply_pawl)->UseRealTime()->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(apply_bare)->UseRealTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
