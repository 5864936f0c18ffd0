#include "source/conventions/table.hpp"

#include <set>

namespace {

using namespace pawl::generator;

/// `1.2 init up`, with `sqlite` or `other` behind it where it serves that engine alone; or what is wrong.
std::string read(std::string_view layout, std::string_view file) {
  const auto reading = read_file_name(*find_convention(layout), file);
  if (!reading.value) return reading.problem;
  constexpr std::string_view roles[] = {"sections", "up", "down", "repeatable"};
  const file_name& name = *reading.value;
  std::string text = name.version.text() + ' ' + name.name + ' ';
  text += roles[static_cast<std::size_t>(name.role)];
  if (name.dialect) text += ' ' + std::string{to_string(*name.dialect)};
  return text + (name.foreign ? " other" : "") + (name.in_folder ? " folder" : "");
}

TEST(conventions, ReadTheirFiles) {
  EXPECT_EQ(read("native", "0003_add_search.sqlite.up.sql"), "0003 add_search up sqlite");
  EXPECT_EQ(read("dbmate", "20230915120000_create_users.sql"), "20230915120000 create_users sections");
  EXPECT_EQ(read("golang-migrate", "000001_init.down.sql"), "000001 init down");
  EXPECT_EQ(read("diesel", "2018-01-14-171611_create_tables/up.sql"), "2018-01-14-171611 create_tables up");
  EXPECT_EQ(read("diesel", "00000000000000_diesel_initial_setup/down.sql"), "00000000000000 diesel_initial_setup down");
  EXPECT_EQ(read("prisma", "20230101000000_init/migration.sql"), "20230101000000 init up");
  EXPECT_EQ(read("flyway", "V1.2__init.sql"), "1.2 init up");
  EXPECT_EQ(read("flyway", "V1_2__init.sql"), "1.2 init up");
  EXPECT_EQ(read("flyway", "U1.2__undo_init.sql"), "1.2 undo_init down");
  EXPECT_EQ(read("flyway", "R__views.sql"), " views repeatable");
  EXPECT_EQ(read("goose", "00001_create_users.sql"), "00001 create_users sections");
  EXPECT_EQ(read("popx", "20191100000001_identities.postgres.up.sql"), "20191100000001 identities up postgresql");
  EXPECT_EQ(read("popx", "20191100000001_identities.sqlite3.down.sql"), "20191100000001 identities down sqlite");
  EXPECT_EQ(read("popx", "20191100000001_identities.cockroach.up.sql"), "20191100000001 identities up other");
  EXPECT_EQ(read("popx", "20191100000001_identities.mysql.autocommit.up.sql"), "20191100000001 identities up other");
  EXPECT_EQ(read("popx", "20191100000001_identities.up.sql"), "20191100000001 identities up");
}

TEST(conventions, ReadThemInTheFoldersOfDialectsToo) {
  EXPECT_EQ(read("diesel", "sqlite/2018-01-14-171611_a/up.sql"), "2018-01-14-171611 a up sqlite folder");
  EXPECT_EQ(read("prisma", "postgresql/20230101000000_a/migration.sql"), "20230101000000 a up postgresql folder");
  EXPECT_EQ(read("flyway", "postgresql/V1__a.sql"), "1 a up postgresql folder");
  EXPECT_EQ(read("goose", "sqlite/00001_a.sql"), "00001 a sections sqlite folder");
  EXPECT_EQ(read("popx", "sqlite/1_a.up.sql"), "1 a up sqlite folder");
  EXPECT_EQ(read("popx", "sqlite/1_a.mysql.up.sql"), "it lies in the folder of a dialect and has the tag `.mysql` too");
}

TEST(conventions, SayWhatIsWrongWithAName) {
  EXPECT_EQ(read("dbmate", "1.2_a.sql"), "its version is one number in this convention, and `1.2` is several");
  EXPECT_EQ(read("dbmate", "1_a.up.sql"), "its name has an unknown tag, `.up`");
  EXPECT_EQ(read("golang-migrate", "1_a.sql"), "its name ends neither in `.up.sql` nor in `.down.sql`");
  EXPECT_EQ(read("diesel", "2018-01-14-171611_a.sql"), "it lies in no folder of its migration");
  EXPECT_EQ(read("diesel", "2018-01-14-171611_a/upp.sql"), "it is neither `up.sql` nor `down.sql` of its migration");
  EXPECT_EQ(read("diesel", "a/up.sql"), "its name has no `_` between a version and a name");
  EXPECT_EQ(read("prisma", "20230101000000_init/migrate.sql"), "it is not the `migration.sql` of a migration's folder");
  EXPECT_EQ(read("prisma", "init_a/migration.sql"), "its name does not begin with a version: `init` is none");
  EXPECT_EQ(read("flyway", "V1_init.sql"), "its name has no `__` between a version and a name");
  EXPECT_EQ(read("flyway", "V__init.sql"), "`` behind its first letter is no version");
  EXPECT_EQ(read("flyway", "V1-2__init.sql"), "`1-2` behind its first letter is no version");
  EXPECT_EQ(read("flyway", "V1_99999999999999999999__init.sql"),
            "its version is too large: the numbers of `1_99999999999999999999` do not fit 64 bits");
  EXPECT_EQ(read("flyway", "V1__.sql"), "its name ends with the version");
  EXPECT_EQ(read("flyway", "V1__a.b.sql"), "its name holds `.` behind the version");
  EXPECT_EQ(read("flyway", "v1__a.sql"), "its name begins with none of `V`, `U` and `R`");
  EXPECT_EQ(read("flyway", "R1__a.sql"), "a repeatable script has no version, and this one has `1`");
  EXPECT_EQ(read("flyway", "V1__a b.sql"),
            "its name holds ` `, which is no letter from a to z, digit, `_`, `-` or `.`");
  EXPECT_EQ(read("goose", "00001_a.down.sql"), "its name has an unknown tag, `.down`");
  EXPECT_EQ(read("popx", "1_a.oracle.up.sql"), "its name has an unknown tag, `.oracle`");
  EXPECT_EQ(read("popx", "1_a.sqlite3.postgres.up.sql"), "its name has an unknown tag, `.sqlite3`");
  EXPECT_EQ(read("popx", "1_a.sqlite3.sql"), "its name ends neither in `.up.sql` nor in `.down.sql`");
}

TEST(conventions, NeverTakeAHostileName) {
  for (const convention* layout : conventions())
    for (const std::string name :
         {"../up.sql", "1_a/../up.sql", "1_a//up.sql", "1_a/b/up.sql", "/1_a/up.sql", "1_a\n/up.sql", "1_a/up.sql/",
          "V1__a\".sql", "V1__../a.sql", "../20230101000000_a/migration.sql", "sqlite/postgresql/1_a.sql",
          "1_a/b/migration.sql", "1_/up.sql", "mysql/1_a.up.sql", "V1__a/b.sql", ".sql", "/.sql", "sqlite/.sql"})
      EXPECT_FALSE(read_file_name(*layout, name).value) << layout->name << ' ' << testing::PrintToString(name);
}

TEST(conventions, WriteWhatTheyRead) {
  for (const auto& [layout, file] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"native", "0003_add_search.sqlite.up.sql"},
           {"native", "sqlite/0003_add_search.sql"},
           {"dbmate", "20230915120000_create_users.sql"},
           {"golang-migrate", "000001_init.down.sql"},
           {"diesel", "2018-01-14-171611_create_tables/up.sql"},
           {"diesel", "postgresql/2018-01-14-171611_create_tables/down.sql"},
           {"prisma", "20230101000000_init/migration.sql"},
           {"flyway", "V1.2__init.sql"},
           {"flyway", "U1.2__init.sql"},
           {"goose", "postgresql/00001_create_users.sql"},
           {"popx", "20191100000001_identities.postgres.up.sql"},
           {"popx", "20191100000001_identities.sqlite3.down.sql"},
           {"popx", "20191100000001_identities.up.sql"}}) {
    const convention& convention = *find_convention(layout);
    EXPECT_EQ(write_file_name(convention, *read_file_name(convention, file).value), file);
  }
}

TEST(conventions, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const convention* layout : conventions()) EXPECT_TRUE(names.insert(layout->name).second) << layout->name;
  EXPECT_EQ(find_convention("auto"), nullptr);
}

}  // namespace
