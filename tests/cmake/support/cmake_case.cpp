#include "cmake/support/cmake_case.hpp"

#include <algorithm>
#include <cctype>

namespace pawl::test {

namespace fs = std::filesystem;

namespace {

/// CMake breaks the lines of its messages where it likes.
std::string unwrapped(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return words;
}

/// Without what CMake says when a folder that it watches has changed.
std::string unexpected(std::string errors) {
  static constexpr std::string_view expected = "-- GLOB mismatch!\n";
  for (auto at = errors.find(expected); at != std::string::npos; at = errors.find(expected)) {
    errors.erase(at, expected.size());
  }
  return errors;
}

}  // namespace

std::string test_name(std::string_view text) {
  std::string name;
  std::ranges::copy_if(text, std::back_inserter(name), [](unsigned char c) { return std::isalnum(c) != 0; });
  return name;
}

fs::path place_of_test() {
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string{test.test_suite_name()} + "." + test.name();
  std::ranges::replace(name, '/', '.');
  return fs::path{PAWL_TREES} / name;
}

testing::AssertionResult is_green(const process_result& result) {
  if (result.exit_code == 0 && unexpected(result.errors).empty()) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "exit " << result.exit_code << "\n--- output\n"
                                     << result.output << "--- errors\n"
                                     << result.errors;
}

testing::AssertionResult is_red(const process_result& result, std::string_view text) {
  const std::string printed = unwrapped(all_of(result));
  if (result.exit_code != 0 && printed.find(text) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "exit " << result.exit_code << ", expected: " << text << "\n--- printed\n"
                                     << all_of(result);
}

consumer_case::~consumer_case() {
  if (!HasFailure()) fs::remove_all(place_of_test());
}

void consumer_case::build_green() {
  ASSERT_TRUE(is_green(project.configure()));
  ASSERT_TRUE(is_green(project.build()));
}

}  // namespace pawl::test
