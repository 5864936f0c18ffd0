#pragma once

/// The fixture of a case that is to hold for each generator: a consumer of its own, gone when the case has passed.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "cmake/support/consumer.hpp"

namespace pawl::test {

/// The generators that CMake cases are run with.
inline constexpr std::string_view generators[] = {"Ninja", "Ninja Multi-Config", "Unix Makefiles"};

/// The name of a generator, or of anything else, with letters and digits alone.
std::string test_name(std::string_view text);

/// A place for the running test alone.
std::filesystem::path place_of_test();

/// Succeeded, and had nothing to say on standard error.
testing::AssertionResult is_green(const process_result& result);

/// Failed with this text in what was printed, however it was wrapped.
testing::AssertionResult is_red(const process_result& result, std::string_view text);

/// A consumer that is removed unless the test failed; it begins as the project in `tests/<model>`.
class consumer_case : public testing::Test {
 protected:
  explicit consumer_case(std::string generator, const std::string& model = "cmake/consumer")
      : project{std::move(generator), std::filesystem::path{PAWL_SOURCE_DIR} / "tests" / model, place_of_test()} {}
  ~consumer_case() override;

  /// Configures and builds, which must succeed.
  void build_green();

  consumer project;
};

/// A case that is run with each generator.
class cmake_case : public consumer_case, public testing::WithParamInterface<std::string_view> {
 protected:
  cmake_case() : consumer_case{std::string{GetParam()}} {}
};

#define PAWL_WITH_EACH_GENERATOR(suite)                                \
  INSTANTIATE_TEST_SUITE_P(with, suite, testing::ValuesIn(generators), \
                           [](const auto& which) { return test_name(which.param); })

}  // namespace pawl::test
