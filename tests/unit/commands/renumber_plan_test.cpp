#include "commands/renumber_plan.hpp"

namespace {

using namespace pawl::generator;

/// 2024-01-31 12:34:56 UTC.
constexpr std::chrono::system_clock::time_point now{std::chrono::seconds{1'706'704'496}};

numbered_unit unit(const std::string& stem, bool frozen = false) {
  const auto end = stem.find('_');
  return {.version = *version::parse(stem.substr(0, end)),
          .name = stem.substr(end + 1),
          .files = {stem + ".sql"},
          .frozen = frozen};
}

std::string planned(std::vector<numbered_unit> units) {
  std::string text;
  for (const auto& [from, to] : renamings_for(plan_renumbering(std::move(units), now))) text += from + ' ' + to + '\n';
  return text;
}

TEST(renumber_plan, KeepsTheStyleOfTheVersions) {
  EXPECT_EQ(planned({unit("9_a", true), unit("9_b")}), "9_b.sql 10_b.sql\n");
  EXPECT_EQ(planned({unit("0099_a", true), unit("0007_b")}), "0007_b.sql 0100_b.sql\n");
  EXPECT_EQ(planned({unit("1.2_a", true), unit("1.1_b")}), "1.1_b.sql 1.3_b.sql\n");
  EXPECT_EQ(planned({unit("20230915120000_a", true), unit("20230914120000_b"), unit("20230914130000_c")}),
            "20230914130000_c.sql 20240131123457_c.sql\n20230914120000_b.sql 20240131123456_b.sql\n");
  EXPECT_EQ(planned({unit("2018-01-14-171611_a", true), unit("2018-01-13-171611_b")}),
            "2018-01-13-171611_b.sql 2024-01-31-123456_b.sql\n");
}

TEST(renumber_plan, LeavesAloneWhatStandsWhereItMay) {
  EXPECT_EQ(planned({unit("0001_a", true), unit("0002_b"), unit("0003_c")}), "");
  EXPECT_EQ(planned({unit("0001_a"), unit("0002_b")}), "");
  EXPECT_EQ(planned({unit("20230915_a", true), unit("20230914_b"), unit("20250101_c")}),
            "20230914_b.sql 20240131_b.sql\n");
  EXPECT_EQ(planned({}), "");
}

TEST(renumber_plan, FindsTheVersionWhereverAConventionPutsIt) {
  numbered_unit moved = unit("1.2_x");
  moved.files = {"V1.2__init.sql",  "U1.2__init.sql",    "sqlite/1.2_1.2_init.up.sql",
                 "1.2_init/up.sql", "1.2_init/down.sql", "V1_2__same.sql"};
  EXPECT_EQ(
      planned({unit("1.4_a", true), moved}),
      "V1.2__init.sql V1.5__init.sql\nU1.2__init.sql U1.5__init.sql\n"
      "sqlite/1.2_1.2_init.up.sql sqlite/1.5_1.2_init.up.sql\n1.2_init 1.5_init\nV1_2__same.sql V1.5__same.sql\n");
}

}  // namespace
