/// Runs the benchmarks and prints the table of what they measured beside what was promised. Takes Google Benchmark's
/// options. Exits with 1 where a bar is missed.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "allocation_count.hpp"
#include "machine.hpp"
#include "table.hpp"

namespace {

/// Keeps the counters and prints nothing.
class collector : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      for (const auto& [counter, value] : run.counters) measured_[name_of(run) + ":" + counter] = value.value;
  }

  const pawl::bench::measurements& measured() const noexcept { return measured_; }

 private:
  /// Without what Google Benchmark adds about iterations and clocks.
  static std::string name_of(const Run& run) {
    const std::string& arguments = run.run_name.args;
    return run.run_name.function_name + (arguments.empty() ? "" : "/" + arguments);
  }

  pawl::bench::measurements measured_;
};

int run(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector);
  const pawl::bench::table table = pawl::bench::make_table(collector.measured());
  std::printf("%s\n\n%s", pawl::bench::describe_machine().c_str(), table.text.c_str());
  return table.all_kept ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  pawl::bench::count_sqlite_allocations();
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "pawl_bench: %s\n", e.what());
    return 2;
  }
}
