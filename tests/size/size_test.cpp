#include <cstdint>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "support/process.hpp"

namespace pawl::test {
namespace {

/// The names and sizes of an object's or archive's sections, as binutils prints them.
std::string sections(const std::string& file) {
  const process_result result = run({.program = "readelf", .arguments = {"--section-headers", "--wide", file}});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_NE(result.output.find(".text"), std::string::npos) << "no object was read from " << file;
  return result.output;
}

bool runs_before_main(const std::string& file) {
  const std::string found = sections(file);
  return found.find(".init_array") != std::string::npos || found.find(".ctors") != std::string::npos;
}

TEST(static_initialisers, AreNotInTheRuntime) { EXPECT_FALSE(runs_before_main(RUNTIME_ARCHIVE)); }

TEST(static_initialisers, AreNotInTheSqliteEngine) { EXPECT_FALSE(runs_before_main(SQLITE_ARCHIVE)); }

TEST(static_initialisers, AreNotInGeneratedCode) { EXPECT_FALSE(runs_before_main(GENERATED_ARCHIVE)); }

TEST(static_initialisers, AreFoundWhereThereIsOne) {
  const std::filesystem::path folder = std::filesystem::path{SIZE_PROGRAM_BARE}.parent_path();
  const std::string object = folder / "initialised.o";
  const process_result compiled = run({.program = CXX_COMPILER,
                                       .arguments = {"-x", "c++", "-c", "-o", object, "-"},
                                       .input = "int f(); int initialised = f(); void g() {}"});
  ASSERT_EQ(compiled.exit_code, 0) << compiled.errors;
  EXPECT_TRUE(runs_before_main(object));
}

TEST(program_size, GrowsByLessThan100Kilobytes) {
  const std::uintmax_t bare = std::filesystem::file_size(SIZE_PROGRAM_BARE);
  const std::uintmax_t with_pawl = std::filesystem::file_size(SIZE_PROGRAM_WITH_PAWL);
  EXPECT_GT(with_pawl, bare);
  EXPECT_LT(with_pawl - bare, 100'000U);
}

}  // namespace
}  // namespace pawl::test
