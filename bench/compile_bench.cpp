/// What the compiler needs for the generated source, and what the linked program gains.

#include <benchmark/benchmark.h>

#include <algorithm>

#include "child_process.hpp"
#include "database_file.hpp"
#include "pair.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

child_cost generate(const scratch_folder& folder) {
  return run_child({PAWL_PROGRAM, "generate", "--directory", folder.path() / "migrations", "--dialect", "sqlite",
                    "--name", "synthetic", "--output", folder.path()});
}

child_cost compile(const scratch_folder& folder) {
  return run_child({CXX_COMPILER, "-O2", "-std=c++20", "-I", RUNTIME_INCLUDE, "-I", folder.path(), "-c",
                    folder.path() / "synthetic" / "migrations.cpp", "-o", folder.path() / "migrations.o"});
}

void compile_1000(benchmark::State& state) {
  const scratch_folder folder;
  write_folder(folder.path() / "migrations", mixed_set(1'000), downs::written);
  generate(folder);
  measure(state, [&] { return compile(folder).seconds; });
}

void embed_seed(benchmark::State& state) {
  const scratch_folder folder;
  write_folder(folder.path() / "migrations", seed_set(10'000'000), downs::left_out);
  std::int64_t peak_bytes = 0;
  measure(state, [&] {
    const child_cost generated = generate(folder);
    const child_cost compiled = compile(folder);
    peak_bytes = std::max(peak_bytes, compiled.peak_bytes);
    return generated.seconds + compiled.seconds;
  });
  state.counters["peak_bytes"] = static_cast<double>(peak_bytes);
}

void program_size(benchmark::State& state) {
  for (auto _ : state) state.SetIterationTime(1);
  state.counters["pawl"] = static_cast<double>(std::filesystem::file_size(SIZE_PROGRAM_WITH_PAWL));
  state.counters["bare"] = static_cast<double>(std::filesystem::file_size(SIZE_PROGRAM_BARE));
}

BENCHMARK(compile_1000)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(embed_seed)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(program_size)->UseManualTime()->Iterations(1);

}  // namespace
}  // namespace pawl::bench
