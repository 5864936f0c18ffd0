/// `pawl generate`, against what it cannot do without: reading the files and replaying them in memory. The whole
/// program is started anew for each measurement, as a build does; the replay has no such start to pay for.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "child_process.hpp"
#include "database_file.hpp"
#include "pair.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

namespace fs = std::filesystem;

/// A folder of migrations on the disk and a place for what is generated from it.
struct project {
  project(const synthetic_set& set, downs downs) { write_folder(migrations, set, downs); }

  scratch_folder folder;
  fs::path migrations = folder.path() / "migrations";
  fs::path output = folder.path() / "out";
};

std::vector<std::string> generate_command(const project& from) {
  return {PAWL_PROGRAM, "generate", "--directory", from.migrations, "--dialect",
          "sqlite",     "--name",   "synthetic",   "--output",      from.output};
}

void generate(const project& from) { run_child(generate_command(from)); }

void generate_without_lint(const project& from) {
  auto command = generate_command(from);
  command.emplace_back("--no-lint");
  run_child(command);
}

std::string read_up(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{stream}, {}};
  return text.substr(0, text.find("\n-- migrate:down"));
}

void replay(const project& from) {
  std::vector<fs::path> files{fs::directory_iterator{from.migrations}, {}};
  std::erase_if(files, [](const fs::path& file) { return file.extension() != ".sql"; });
  std::sort(files.begin(), files.end());
  const database db = open_database(":memory:");
  execute(db.get(), "BEGIN");
  for (const fs::path& file : files) execute(db.get(), read_up(file).c_str());
  execute(db.get(), "COMMIT");
}

void freeze(const project& project) {
  run_child({PAWL_PROGRAM, "freeze", "--release", "1.0.0", "--directory", project.migrations});
}

/// Lint and rows have a row of their own: a set of a thousand drafts is nobody's.
void measure_generate(benchmark::State& state, const project& project) {
  measure_pair(
      state, [&] { return seconds_of([&] { generate_without_lint(project); }); },
      [&] { return seconds_of([&] { replay(project); }); });
}

void without_downs(benchmark::State& state) { measure_generate(state, {mixed_set(1'000), downs::left_out}); }
void with_downs(benchmark::State& state) { measure_generate(state, {mixed_set(1'000), downs::written}); }
void rows_only(benchmark::State& state) { measure_generate(state, {rows_set(10'000), downs::left_out}); }

/// 1,000 frozen migrations, 10 drafts.
struct frozen_project : project {
  frozen_project() : project{mixed_set(1'000), downs::written} {
    freeze(*this);
    write_folder(migrations, mixed_set(1'010), downs::written);
  }
};

void mostly_frozen(benchmark::State& state) { measure_generate(state, frozen_project{}); }

void linted(benchmark::State& state) {
  const frozen_project project;
  measure_pair(
      state, [&] { return seconds_of([&] { generate(project); }); },
      [&] { return seconds_of([&] { generate_without_lint(project); }); });
}

BENCHMARK(without_downs)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(with_downs)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(mostly_frozen)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(linted)->UseManualTime()->Iterations(15)->Unit(benchmark::kMillisecond);
BENCHMARK(rows_only)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
