#include "source/conventions/table.hpp"

namespace {

using namespace pawl::generator;

struct reading {
  std::string version;
  std::string name;
  std::string dialect;
  file_role role;
  bool operator==(const reading&) const = default;
};

reading read(std::string_view file) {
  const auto value = read_file_name(native_convention, file).value.value();
  return {value.version.text(), value.name, value.dialect ? std::string{to_string(*value.dialect)} : "", value.role};
}

TEST(file_name, HoldsVersionAndName) {
  EXPECT_EQ(read("0003_add_search.sql"), (reading{"0003", "add_search", "", file_role::sections}));
  EXPECT_EQ(read("20230915120000_create-users.sql"),
            (reading{"20230915120000", "create-users", "", file_role::sections}));
  EXPECT_EQ(read("1.2_x.sql"), (reading{"1.2", "x", "", file_role::sections}));
  EXPECT_EQ(read("2018-01-14-171611_X9.sql"), (reading{"2018-01-14-171611", "X9", "", file_role::sections}));
}

TEST(file_name, MayHaveTags) {
  EXPECT_EQ(read("0003_x.sqlite.sql"), (reading{"0003", "x", "sqlite", file_role::sections}));
  EXPECT_EQ(read("0003_x.postgresql.sql"), (reading{"0003", "x", "postgresql", file_role::sections}));
  EXPECT_EQ(read("0003_x.up.sql"), (reading{"0003", "x", "", file_role::up}));
  EXPECT_EQ(read("0003_x.down.sql"), (reading{"0003", "x", "", file_role::down}));
  EXPECT_EQ(read("0003_x.sqlite.up.sql"), (reading{"0003", "x", "sqlite", file_role::up}));
  EXPECT_EQ(read("0003_x.postgresql.down.sql"), (reading{"0003", "x", "postgresql", file_role::down}));
}

TEST(file_name, MayLieInTheFolderOfADialect) {
  EXPECT_EQ(read("sqlite/0003_x.sql"), (reading{"0003", "x", "sqlite", file_role::sections}));
  EXPECT_EQ(read("postgresql/0003_x.down.sql"), (reading{"0003", "x", "postgresql", file_role::down}));
}

TEST(file_name, MayBeANameThatLooksLikeATag) {
  EXPECT_EQ(read("0003_up.sql"), (reading{"0003", "up", "", file_role::sections}));
  EXPECT_EQ(read("0003_sqlite.up.sql"), (reading{"0003", "sqlite", "", file_role::up}));
}

TEST(file_name, SaysWhatIsWrong) {
  const auto problem = [](std::string_view file) { return read_file_name(native_convention, file).problem; };
  EXPECT_EQ(problem("init.sql"), "its name has no `_` between a version and a name");
  EXPECT_EQ(problem("add_search.sql"), "its name does not begin with a version: `add` is none");
  EXPECT_EQ(problem("_x.sql"), "its name does not begin with a version: `` is none");
  EXPECT_EQ(problem("V1__init.sql"), "its name does not begin with a version: `V1` is none");
  EXPECT_EQ(problem("99999999999999999999_x.sql"),
            "its version is too large: the numbers of `99999999999999999999` do not fit 64 bits");
  EXPECT_EQ(problem("0003_.sql"), "its name ends with the version");
  EXPECT_EQ(problem("0003_x.SQL"), "its name does not end in `.sql` in small letters");
  EXPECT_EQ(problem("0003_x.postgres.sql"), "its name has an unknown tag, `.postgres`");
  EXPECT_EQ(problem("0003_x.up.sqlite.sql"), "its name has an unknown tag, `.up`");
  EXPECT_EQ(problem("0003_x.sqlite.sqlite.sql"), "its name has an unknown tag, `.sqlite`");
  EXPECT_EQ(problem("0003_x..sql"), "its name has an unknown tag, `.`");
  EXPECT_EQ(problem("sqlite/0003_x.sqlite.sql"), "it lies in the folder of a dialect and has the tag `.sqlite` too");
  EXPECT_EQ(problem("sqlite/0003_x.postgresql.up.sql"),
            "it lies in the folder of a dialect and has the tag `.postgresql` too");
  EXPECT_EQ(problem("sqlite/init.sql"), "its name has no `_` between a version and a name");
  EXPECT_EQ(problem("0003 x.sql"), "its name holds ` `, which is no letter from a to z, digit, `_`, `-` or `.`");
  EXPECT_EQ(problem("0003_caf\xC3\xA9.sql"),
            "its name holds `\xC3\xA9`, which is no letter from a to z, digit, `_`, `-` or `.`");
}

TEST(file_name, NeverTakesAHostileOne) {
  for (const std::string name : {"0001_a\nb.sql", "0001_\".sql", "0001_\\.sql", "0001_a;b.sql", "0001_$(x).sql",
                                 "0001_a\"); evil(); //.sql", "0001_\xE2\x80\xAE.sql", "0001_\xFF.sql", "0001_a/b.sql",
                                 "../0001_a.sql", "0001_?\?/.sql", ".sql", "mysql/0001_a.sql", "/0001_a.sql",
                                 "sqlite/../0001_a.sql", "sqlite/sqlite/0001_a.sql", "sqlite//0001_a.sql", "", "sql"})
    EXPECT_FALSE(read_file_name(native_convention, name).value) << testing::PrintToString(name);
}

}  // namespace
