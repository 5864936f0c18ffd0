#include "command_line/words.hpp"

namespace pawl::commands {
namespace {

using std::chrono::microseconds;

TEST(words, TellDurationsInTheUnitThatFits) {
  EXPECT_EQ(in_words(microseconds{850}), "850 us");
  EXPECT_EQ(in_words(microseconds{1'250}), "1.2 ms");
  EXPECT_EQ(in_words(microseconds{999'970}), "1.0 s");
  EXPECT_EQ(in_words(microseconds{125'000'000}), "2 min 5 s");
}

TEST(words, ShowTimesWithoutWhatNobodyReads) {
  EXPECT_EQ(shown_time("2026-01-31T12:00:00.123Z"), "2026-01-31 12:00:00");
  EXPECT_EQ(shown_time("yesterday"), "yesterday");
}

TEST(words, HideSecretsThatStandAsWords) {
  EXPECT_EQ(harmless("user:s3cret@host \"s3cret\"", {"s3cret"}), "user:***@host \"***\"");
  EXPECT_EQ(harmless("a password for p@host", {"p"}), "a password for ***@host");
}

TEST(words, ShowNoControlCharacterButLineEnds) { EXPECT_EQ(harmless("one\n\ttwo \033[2J"), "one\n two <U+001B>[2J"); }

TEST(words, NameWhatIsTypedForWhatAProgramSets) {
  EXPECT_EQ(as_typed("set options.baseline to 3, or raise options.lock_timeout; options.baseline"),
            "run `baseline` with 3, or raise --lock-timeout; `baseline`");
}

}  // namespace
}  // namespace pawl::commands
