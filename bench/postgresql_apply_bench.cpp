/// Applying 1,000 pending migrations to an empty PostgreSQL database, each in a transaction of its own: against psql
/// with the same text, against dbmate, and on a server that is 5 ms away against one statement a round trip.

#include <benchmark/benchmark.h>
#include <pawl/postgresql.hpp>

#include <cstdlib>
#include <fstream>

#include "child_process.hpp"
#include "delayed_line.hpp"
#include "pair.hpp"
#include "scratch_folder.hpp"
#include "server_in_memory.hpp"
#include "support/postgresql_server.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

constexpr std::size_t migrations = 1'000;

synthetic_set source() { return mixed_set(migrations, dialect::postgresql); }

/// On a connection that is open: what a program has when it calls migrate().
double upgrade(const migration_set& set, const std::string& connection_string) {
  pqxx::connection db{connection_string};
  return seconds_of([&] { migrate(db, set); });
}

void postgresql_apply(benchmark::State& state) {
  keep_server_in_memory();
  const embedded_set set{source(), dialect::postgresql};
  const scratch_folder folder;
  const std::string file = folder.path() / "all.sql";
  {
    std::ofstream text{file};
    for (const synthetic_migration& migration : source()) text << "BEGIN;\n" << joined(migration.up) << "COMMIT;\n";
  }
  measure_pair(
      state,
      [&] {
        const test::test_database database;
        return upgrade(set.get(), database.connection_string());
      },
      [&] {
        const test::test_database database;
        return seconds_of([&] {
          run_child({"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file, database.connection_string()});
        });
      });
}

std::string url_of(const test::test_database& database) {
  return "postgres://" + database.owner() + "@/" + database.name() +
         "?sslmode=disable&host=" + test::test_database::host();
}

void against_dbmate(benchmark::State& state) {
  keep_server_in_memory();
  const char* const dbmate = std::getenv("PAWL_BENCH_DBMATE");
  if (dbmate == nullptr) throw std::runtime_error("PAWL_BENCH_DBMATE names no dbmate; scripts/bench.sh installs one");
  const embedded_set set{source(), dialect::postgresql};
  const scratch_folder folder;
  for (const synthetic_migration& migration : source())
    std::ofstream{folder.path() / (migration.version + "_" + migration.name + ".sql")} << "-- migrate:up\n"
                                                                                       << joined(migration.up)
                                                                                       << "\n-- migrate:down\n";
  measure_pair(
      state,
      [&] {
        const test::test_database database;
        return upgrade(set.get(), database.connection_string());
      },
      [&] {
        const test::test_database database;
        const std::string url = url_of(database);
        return seconds_of([&] {
          run_child({dbmate, "--url", url, "--migrations-dir", folder.path(), "--no-dump-schema", "migrate"});
        });
      });
}

/// What a simple runner does: each statement goes out once the one before it was answered.
void apply_one_by_one(pqxx::connection& db, const synthetic_set& set) {
  pqxx::nontransaction transaction{db};
  transaction.exec("CREATE TABLE history (version text PRIMARY KEY)");
  for (const synthetic_migration& migration : set) {
    transaction.exec("BEGIN");
    for (const std::string& statement : migration.up) transaction.exec(statement);
    transaction.exec("INSERT INTO history VALUES ('" + migration.version + "')");
    transaction.exec("COMMIT");
  }
}

void far_away(benchmark::State& state) {
  keep_server_in_memory();
  const embedded_set set{source(), dialect::postgresql};
  const delayed_line line{test::test_database::host(), std::chrono::milliseconds{5}};
  measure_pair(
      state,
      [&] {
        const test::test_database database;
        return upgrade(set.get(), line.connection_string(database.name()));
      },
      [&] {
        const test::test_database database;
        pqxx::connection db{line.connection_string(database.name())};
        return seconds_of([&] { apply_one_by_one(db, source()); });
      });
}

BENCHMARK(postgresql_apply)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(against_dbmate)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(far_away)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
