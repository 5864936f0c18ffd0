#include "diagnostics/suggest.hpp"

#include <array>

namespace {

using pawl::generator::closest;

constexpr std::array<std::string_view, 3> words{"migrate:up", "migrate:down", "pawl:allow"};

TEST(suggest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(closest("migrate:dwon", words), "migrate:down");
  EXPECT_EQ(closest("migrate:u", words), "migrate:up");
  EXPECT_EQ(closest("pawl:alow", words), "pawl:allow");
}

TEST(suggest, CountsTwoExchangedLettersAsOneSlip) {
  EXPECT_EQ(closest("emial", std::array<std::string_view, 2>{"id", "email"}), "email");
}

TEST(suggest, SuggestsNothingForAWordOfItsOwn) {
  EXPECT_EQ(closest("something", words), std::nullopt);
  EXPECT_EQ(closest("", words), std::nullopt);
}

TEST(suggest, SpendsNoTimeOnALongWord) { EXPECT_EQ(closest(std::string(1 << 20, 'x'), words), std::nullopt); }

}  // namespace
