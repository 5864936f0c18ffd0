/// What a build does for PostgreSQL scripts: the whole `pawl check`, by the parser alone and on a throw-away server.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "child_process.hpp"
#include "pair.hpp"
#include "scratch_folder.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

namespace fs = std::filesystem;

double check(const fs::path& migrations, const char* proof, const fs::path& cache) {
  return seconds_of([&] {
    run_child({PAWL_PROGRAM, "check", "--directory", migrations, "--dialect", "postgresql", "--postgresql-proof", proof,
               "--proof-cache", cache});
  });
}

void parse_postgresql(benchmark::State& state) {
  const scratch_folder folder;
  write_folder(folder.path() / "migrations", mixed_set(1'000, dialect::postgresql), downs::written);
  measure(state, [&] { return check(folder.path() / "migrations", "parser", folder.path() / "cache"); });
}

/// The corpus, and the cluster that a first proof has made.
struct proven_corpus {
  proven_corpus() {
    fs::copy(CORPUS, migrations, fs::copy_options::recursive);
    check(migrations, "server", cache);
  }

  /// From the first migration on, everything has to be proven again.
  void edit() const {
    const fs::path first = migrations / "0001_create_schemas.sql";
    std::ifstream file{first, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::ofstream{first, std::ios::binary} << "SELECT 1;\n" << text;
  }

  scratch_folder folder;
  fs::path migrations = folder.path() / "migrations";
  fs::path cache = folder.path() / "cache";
};

void prove_postgresql(benchmark::State& state) {
  proven_corpus corpus;
  measure(state, [&] {
    corpus.edit();
    return check(corpus.migrations, "server", corpus.cache);
  });
}

BENCHMARK(parse_postgresql)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(prove_postgresql)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
