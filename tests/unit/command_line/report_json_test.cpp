#include "command_line/report.hpp"

namespace pawl::commands {
namespace {

/// A database may hold anything.
TEST(report_json, IsSoundWhateverItTellsOf) {
  outcome result;
  result.script = "a\"b\\c\nd\x01 \xff \xe2\x82 \xed\xa0\x80 \xc0\xaf \xf0\x9f\xa6\xab";
  EXPECT_EQ(json_of({.verb = "plan"}, result),
            "{\"verb\":\"plan\",\"exit_code\":0,\"script\":\"a\\\"b\\\\c\\nd\\u0001 \uFFFD \uFFFD "
            "\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD \xf0\x9f\xa6\xab\"}\n");
}

TEST(report_json, LeavesOutWhatThereIsNot) {
  EXPECT_EQ(json_of({.verb = "up", .database = "sqlite:a.db"}, outcome{.code = failed}),
            "{\"verb\":\"up\",\"exit_code\":1,\"database\":\"sqlite:a.db\"}\n");
}

TEST(report_json, KeepsTheOrderOfThePage) {
  outcome result;
  result.steps = {{"0001", "a", direction::down, std::chrono::microseconds{7}, false}};
  EXPECT_EQ(json_of({.verb = "down", .set = "s"}, result),
            "{\"verb\":\"down\",\"exit_code\":0,\"set\":\"s\",\"steps\":[{\"version\":\"0001\",\"name\":\"a\","
            "\"direction\":\"down\",\"baseline\":false,\"duration_us\":7}]}\n");
}

TEST(report_json, HidesSecretsInAnError) {
  const problem problem{"no way to s3cret@host"};
  EXPECT_EQ(json_of({.verb = "up"}, problem, 1, {"s3cret"}),
            "{\"verb\":\"up\",\"exit_code\":1,\"error\":{\"text\":\"no way to ***@host\"}}\n");
}

}  // namespace
}  // namespace pawl::commands
