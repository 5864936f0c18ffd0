#include "diagnostics/diagnostics.hpp"

namespace {

using namespace pawl::generator;

diagnostic at(std::string file, std::uint32_t line, std::uint32_t column, std::string message) {
  return {.id = "gap", .where = {.file = std::move(file), .line = line, .column = column}, .message = message};
}

std::vector<std::string> messages(const diagnostics& found) {
  std::vector<std::string> result;
  for (const diagnostic& finding : found.sorted()) result.push_back(finding.message);
  return result;
}

TEST(diagnostics, AreSortedByFileLineAndColumn) {
  diagnostics found;
  for (auto finding :
       {at("b", 1, 1, "5"), at("a", 10, 1, "4"), at("a", 2, 5, "3"), at("a", 2, 4, "2"), at("a", 0, 0, "1")})
    found.add(finding);
  EXPECT_EQ(messages(found), (std::vector<std::string>{"1", "2", "3", "4", "5"}));
}

TEST(diagnostics, OfOnePlaceKeepTheirOrder) {
  diagnostics found;
  for (const char* message : {"z", "a", "m"}) found.add(at("f", 1, 1, message));
  EXPECT_EQ(messages(found), (std::vector<std::string>{"z", "a", "m"}));
}

TEST(diagnostics, FoundTwiceStandThereOnce) {
  diagnostics found;
  for (const char* message : {"a", "b", "a", "b"}) found.add(at("f", 1, 1, message));
  found.add(at("f", 1, 2, "a"));
  EXPECT_EQ(messages(found), (std::vector<std::string>{"a", "b", "a"}));
}

TEST(diagnostics, AWarningIsNoError) {
  diagnostics found;
  EXPECT_FALSE(found.has_errors());
  diagnostic warning = at("f", 1, 1, "w");
  warning.severity = severity::warning;
  found.add(warning);
  EXPECT_FALSE(found.has_errors());
  found.add(at("f", 1, 1, "e"));
  EXPECT_TRUE(found.has_errors());
}

}  // namespace
