// Random bytes over a database file: the start ends in an error or a success, never in a crash or a hang.

#include <gtest/gtest.h>

#include <random>

#include <pawl/sqlite.hpp>

#include "faults/connection.hpp"
#include "faults/fault_vfs.hpp"
#include "faults/sweep.hpp"
#include "faults/upgrade.hpp"

namespace pawl::faults {
namespace {

constexpr const char* file_name = "application.db";

/// Overwrites up to 40 runs of up to 16 bytes, half of them in the first page: the header and the schema live there.
void damage(std::string& bytes, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  for (std::uint64_t runs = 1 + random() % 40; runs > 0; --runs) {
    const std::size_t reach = random() % 2 == 0 ? 4096 : bytes.size();
    const std::size_t at = random() % reach;
    for (std::size_t i = at; i < std::min(bytes.size(), at + 1 + random() % 16); ++i) {
      bytes[i] = static_cast<char>(random() % 256);
    }
  }
}

/// What a start with `set` makes of the file: nothing it may throw is a surprise but `pawl::error`.
enum class outcome { success, refused, unreadable };

outcome start_on(simulated_disk& disk, const test::test_set& set) {
  fault_vfs vfs{disk};
  try {
    const connection db = open_database(file_name, vfs.name());
    migrate(db.get(), set);
    EXPECT_NE(sqlite3_get_autocommit(db.get()), 0);
    return outcome::success;
  } catch (const error& failure) {
    EXPECT_STRNE(failure.what(), "");
    return outcome::refused;
  } catch (const std::runtime_error&) {
    return outcome::unreadable;  // SQLite does not open it for anybody
  }
}

TEST(damaged_file, EndsInAnErrorOrASuccess) {
  simulated_disk intact;
  {
    fault_vfs vfs{intact};
    const connection db = open_database(file_name, vfs.name());
    migrate(db.get(), set_of(notes_upgrade(), 2));
    execute(db.get(), notes_upgrade().rows);
  }
  const test::test_set up_to_date = set_of(notes_upgrade(), 2);
  const test::test_set pending = set_of(notes_upgrade());
  std::size_t refused = 0;
  const std::size_t rounds = sampled(300, 20000);
  for (std::size_t round = 0; round < rounds; ++round) {
    simulated_disk disk{intact};
    damage(disk.find(file_name)->bytes, first_seed() + round);
    if (start_on(disk, round % 2 == 0 ? pending : up_to_date) == outcome::refused) ++refused;
  }
  std::cout << refused << " of " << rounds << " refused\n";
  EXPECT_GT(refused, rounds / 10);
}

TEST(damaged_file, ThatIsNoDatabaseIsRefused) {
  for (const std::string& bytes : {std::string(100, 'x'), std::string(8192, '\0'), std::string{"SQLite format 3"}}) {
    simulated_disk disk;
    disk.create(file_name)->bytes = bytes;
    EXPECT_NE(start_on(disk, set_of(notes_upgrade())), outcome::success);
    EXPECT_EQ(disk.find(file_name)->bytes, bytes);
  }
}

TEST(damaged_file, CutShortIsNoCrash) {
  simulated_disk intact;
  {
    fault_vfs vfs{intact};
    migrate(open_database(file_name, vfs.name()).get(), set_of(notes_upgrade(), 8));
  }
  const std::size_t size = intact.find(file_name)->bytes.size();
  for (std::size_t length = 1; length < size; length += sampled(997, 31)) {
    simulated_disk disk{intact};
    disk.find(file_name)->bytes.resize(length);
    start_on(disk, set_of(notes_upgrade()));
  }
}

}  // namespace
}  // namespace pawl::faults
