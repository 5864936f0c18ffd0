/// Runs the benchmarks, all repetitions of all of them in a random order, so that a busy moment of the machine falls on
/// both sides of a ratio, and prints the table of medians. Takes Google Benchmark's options. Exits with 1 where a bar
/// is missed.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "allocation_count.hpp"
#include "machine.hpp"
#include "table.hpp"

namespace {

/// Keeps the medians and prints nothing.
class median_collector : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name == "median") keep(run);
  }

  const pawl::bench::medians& medians() const noexcept { return medians_; }

 private:
  void keep(const Run& run) {
    const std::string& arguments = run.run_name.args;
    const std::string name = run.run_name.function_name + (arguments.empty() ? "" : "/" + arguments);
    medians_[name] = run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
    for (const auto& [counter, value] : run.counters) medians_[name + ":" + counter] = value.value;
  }

  pawl::bench::medians medians_;
};

int run(std::vector<char*> arguments) {
  // Before the caller's own, so that those count.
  std::string repetitions = "--benchmark_repetitions=9";
  std::string interleaving = "--benchmark_enable_random_interleaving=true";
  arguments.insert(arguments.begin() + 1, {repetitions.data(), interleaving.data()});
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  median_collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector);
  const pawl::bench::table table = pawl::bench::make_table(collector.medians());
  std::printf("%s\n\n%s", pawl::bench::describe_machine().c_str(), table.text.c_str());
  return table.all_kept ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  pawl::bench::count_sqlite_allocations();
  try {
    return run({argv, argv + argc});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "pawl_bench: %s\n", e.what());
    return 2;
  }
}
