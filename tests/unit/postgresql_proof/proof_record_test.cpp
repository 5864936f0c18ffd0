#include "proof/postgresql/proof_record.hpp"
#include "proof/postgresql/proof_sources.hpp"
#include "source/sha256.hpp"

namespace {

using namespace pawl::generator;

proof_record example() {
  return {.server = "/usr/lib/postgresql/15/bin 1 2",
          .version = "15.18",
          .steps = {{"aa", "t1:bb"},
                    {.chain = "cc",
                     .down = "",
                     .measurement =
                         {.how = measurement::state::done,
                          .heads = "1 1.0 ",
                          .effects = {{0, true, {{"a.b", "ShareLock", true}, {"c\n.d", "x", false}}, {"e", "f"}, {"g"}},
                                      {7, false}},
                          .findings = {{.rule = "rows-lost", .offset = 3, .message = "gone\n", .hint = "no"}},
                          .unfilled = {{"a.b", "it\nrefuses"}}}}},
          .schema_chain = "cc",
          .schema = std::string("table\0a\0\0\0\n", 11),
          .stop = proof_stop{.chain = "dd",
                             .down = "",
                             .id = "not-proven",
                             .message = "line one\nline \\n two",
                             .hint = "",
                             .in_down = true,
                             .statement = 7,
                             .waits_for = "/usr/share/x.control"}};
}

TEST(proof_record, ReadsWhatItPrints) {
  EXPECT_EQ(parse_record(print_record(example())), example());
  const proof_record bare{.server = "s", .version = "v", .steps = {}, .schema_chain = {}, .schema = {}, .stop = {}};
  EXPECT_EQ(parse_record(print_record(bare)), bare);
}

TEST(proof_record, IsNoneWhenAnyByteDiffers) {
  const auto text = print_record(example());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_FALSE(parse_record(other)) << i;
    EXPECT_FALSE(parse_record(text.substr(0, i))) << i;
  }
  EXPECT_FALSE(parse_record(text + "\n"));
}

/// As another version of Pawl would have written it.
TEST(proof_record, IsNoneOfOtherSources) {
  const auto text = print_record(example());
  auto body = text.substr(text.find('\n') + 1);
  EXPECT_EQ(parse_record(sha256_of(body) + '\n' + body), example());
  const auto digest = body.find(digest_of_proof_sources());
  ASSERT_NE(digest, std::string::npos);
  EXPECT_EQ(digest_of_proof_sources().size(), 64U);
  body[digest] = body[digest] == '0' ? '1' : '0';
  EXPECT_FALSE(parse_record(sha256_of(body) + '\n' + body));
}

}  // namespace
