/// What a build does for PostgreSQL scripts: the whole `pawl check`, by the parser alone and on a throw-away server.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "child_process.hpp"
#include "pair.hpp"
#include "scratch_folder.hpp"
#include "support/postgresql_programs.hpp"
#include "synthetic_set.hpp"

namespace pawl::bench {
namespace {

namespace fs = std::filesystem;

double run_check(const fs::path& migrations, const char* proof, const fs::path& cache,
                 const std::vector<std::string>& more) {
  std::vector<std::string> command{PAWL_PROGRAM,    "check",      "--directory",        migrations,
                                   "--dialect",     "postgresql", "--postgresql-proof", proof,
                                   "--proof-cache", cache};
  command.insert(command.end(), more.begin(), more.end());
  return seconds_of([&] { run_child(command); });
}

/// Lint, rows and locks have a row of their own.
double check(const fs::path& migrations, const char* proof, const fs::path& cache) {
  return run_check(migrations, proof, cache, {"--no-lint"});
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

/// The corpus has shipped, and a draft is added that is never the same.
void prove_draft_with_rows(benchmark::State& state) {
  const proven_corpus corpus;
  run_child({PAWL_PROGRAM, "freeze", "--directory", corpus.migrations, "--dialect", "postgresql", "--postgresql-proof",
             "server", "--proof-cache", corpus.cache, "--no-lint"});
  int drafts = 0;
  measure(state, [&] {
    std::ofstream{corpus.migrations / "0070_add_mood.sql"} << "ALTER TABLE people.member ADD COLUMN mood" << ++drafts
                                                           << " text;\nCREATE INDEX member_mood ON "
                                                           << "people.member (mood" << drafts << ");\n";
    return run_check(corpus.migrations, "server", corpus.cache, {});
  });
}

/// Stands before PostgreSQL's programs and notes each time that one runs.
class counted_programs {
 public:
  counted_programs() {
    fs::permissions(folder_.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    std::ofstream{log_}.flush();
    fs::permissions(log_, fs::perms::all);
    for (const char* name : {"initdb", "postgres"}) write_stand_in(name);
    setenv("PAWL_POSTGRESQL_BINDIR", folder_.path().c_str(), 1);
  }
  ~counted_programs() { unsetenv("PAWL_POSTGRESQL_BINDIR"); }
  counted_programs(const counted_programs&) = delete;
  counted_programs& operator=(const counted_programs&) = delete;

  /// Whoever only asks for the version starts no server.
  int runs() const {
    int count = 0;
    std::ifstream log{log_};
    for (std::string line; std::getline(log, line);) count += line == "--version" || line == "-V" ? 0 : 1;
    return count;
  }

 private:
  void write_stand_in(const std::string& name) const {
    const fs::path file = folder_.path() / name;
    std::ofstream{file} << "#!/bin/sh\necho \"$*\" >>" << log_.string() << "\nexec "
                        << test::postgresql_program(name).string() << " \"$@\"\n";
    fs::permissions(file, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  }

  scratch_folder folder_;
  fs::path log_ = folder_.path() / "log";
};

void prove_unchanged(benchmark::State& state) {
  const counted_programs programs;
  const proven_corpus corpus;
  const int before = programs.runs();
  if (before == 0) throw std::runtime_error("the first proof ran no server");
  measure(state, [&] { return check(corpus.migrations, "server", corpus.cache); });
  state.counters["servers"] = programs.runs() - before;
}

BENCHMARK(parse_postgresql)->UseManualTime()->Iterations(9)->Unit(benchmark::kMillisecond);
BENCHMARK(prove_postgresql)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(prove_draft_with_rows)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(prove_unchanged)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
