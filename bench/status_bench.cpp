/// `pawl status` on a file that is up to date, against a pawl that does nothing: the whole process, as a person waits
/// for it.

#include <benchmark/benchmark.h>

#include "child_process.hpp"
#include "pair.hpp"
#include "scratch_folder.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

void status(benchmark::State& state) {
  const scratch_folder folder;
  const auto migrations = folder.path() / "migrations";
  write_folder(migrations, mixed_set(100), downs::written);
  const std::string database = "sqlite:" + (folder.path() / "status.db").string();
  run_child({PAWL_PROGRAM, "up", database, "--quiet", "--directory", migrations});
  measure_pair(
      state,
      [&] { return seconds_of([&] {
              run_child({PAWL_PROGRAM, "status", database, "--directory", migrations});
            }); },
      [] { return seconds_of([] {
             run_child({PAWL_PROGRAM, "--version"});
           }); });
}

BENCHMARK(status)->UseManualTime()->Iterations(51)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
