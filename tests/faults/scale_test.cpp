// Many migrations, and one very long: right, and in bounded memory. How fast is for the benchmarks.

#include <gtest/gtest.h>

#include <malloc.h>

#include <fstream>

#include <pawl/sqlite.hpp>

#include "faults/connection.hpp"
#include "faults/sweep.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_set.hpp"

namespace pawl::faults {
namespace {

/// The most memory that the process ever had, in bytes.
std::size_t peak_memory() {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) * 1024;
  }
  return 0;
}

/// Forgets the peak so far.
void reset_peak_memory() { std::ofstream{"/proc/self/clear_refs"} << "5"; }

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t allowed_growth = 512 * 1024 * 1024;  // freed memory stays in quarantine
#else
constexpr std::size_t allowed_growth = 64 * 1024 * 1024;
#endif

TEST(scale, TenThousandMigrationsAreAppliedOnceEach) {
  std::vector<test::migration_text> migrations = {{"1", "create", "CREATE TABLE t (x INTEGER PRIMARY KEY);"}};
  for (int i = 2; i <= 10'000; ++i) {
    const std::string number = std::to_string(i);
    migrations.push_back({number, "add_" + number, "INSERT INTO t VALUES (" + number + ");"});
  }
  const test::test_set set{migrations};
  const test::temporary_folder folder;
  const connection db = open_database(folder / "application.db");
  EXPECT_EQ(migrate(db.get(), set).steps.size(), 10'000);
  EXPECT_EQ(rows(db.get(), "SELECT count(*), sum(x) FROM t"), "9999|50004999\n");
  EXPECT_EQ(rows(db.get(), "SELECT count(*), max(ordinal) FROM pawl_history"), "10000|10000\n");
  EXPECT_TRUE(migrate(db.get(), set).up_to_date());
}

std::string seed_script(std::size_t size) {
  std::string script = "CREATE TABLE seed (id INTEGER PRIMARY KEY, text TEXT NOT NULL);\n";
  for (int i = 1; script.size() < size; ++i) {
    script += "INSERT INTO seed VALUES (" + std::to_string(i) + ", 'a row of seed data with a number, " +
              std::to_string(i * 7919) + "');\n";
  }
  return script;
}

TEST(scale, ALongSeedScriptRunsInBoundedMemory) {
  const std::size_t size = sampled(10, 100) * 1024 * 1024;
  const test::test_set set{{{"1", "seed", seed_script(size)}}};
  const std::size_t statements = set[0].up.statements.size();
  const test::temporary_folder folder;
  const connection db = open_database(folder / "application.db");
  malloc_trim(0);
  reset_peak_memory();
  const std::size_t before = peak_memory();
  migrate(db.get(), set);
  const std::size_t growth = peak_memory() - before;
  std::cout << size << " bytes of script, " << statements << " statements, " << growth << " bytes more at the peak\n";
  EXPECT_EQ(rows(db.get(), "SELECT count(*) FROM seed"), std::to_string(statements - 1) + "\n");
  // The script is constant data already; its pieces are joined in windows, never as a whole.
  EXPECT_LT(growth, allowed_growth);
}

}  // namespace
}  // namespace pawl::faults
