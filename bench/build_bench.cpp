/// An unchanged tree: what the build does for a set that has not changed.

#include <benchmark/benchmark.h>

#include "child_process.hpp"

namespace pawl::bench {
namespace {

bool generator_ran(const std::string& output) { return output.find("generate --directory") != std::string::npos; }

void unchanged_build(benchmark::State& state) {
  const auto build = [] {
    return run_child({CMAKE_PROGRAM, "--build", BUILD_FOLDER, "--target", "size_with_pawl", "--verbose"});
  };
  build();
  double runs = 0;
  for (auto _ : state) runs += generator_ran(build().output) ? 1 : 0;
  state.counters["generator_runs"] = runs;
}

BENCHMARK(unchanged_build)->UseRealTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
