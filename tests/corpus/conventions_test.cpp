/// One folder a convention, as its tool would have it: read, proven, embedded by CMake, applied, taken back, frozen,
/// and gone on with.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <corpus_of_dbmate/migrations.hpp>
#include <corpus_of_diesel/migrations.hpp>
#include <corpus_of_flyway/migrations.hpp>
#include <corpus_of_golang_migrate/migrations.hpp>
#include <corpus_of_goose/migrations.hpp>
#include <corpus_of_native/migrations.hpp>
#include <corpus_of_popx/migrations.hpp>
#include <corpus_of_prisma/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>
#include <pawl/sqlite.hpp>

#include "psql.hpp"
#include "support/process.hpp"
#include "support/sqlite_file.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::test;

struct corpus {
  std::string name;
  const pawl::migration_set& set;
  /// What `pawl new more` makes in the folder, without the version.
  std::string next;
};

const corpus corpora[] = {
    {"native", corpus_of_native::migrations(), "_more.sql\n"},
    {"dbmate", corpus_of_dbmate::migrations(), "_more.sql\n"},
    {"golang-migrate", corpus_of_golang_migrate::migrations(), "_more.up.sql\n_more.down.sql\n"},
    {"diesel", corpus_of_diesel::migrations(), "_more/up.sql\n_more/down.sql\n"},
    {"prisma", corpus_of_prisma::migrations(), "_more/migration.sql\n"},
    {"flyway", corpus_of_flyway::migrations(), "__more.sql\n__more.sql\n"},
    {"goose", corpus_of_goose::migrations(), "_more.sql\n"},
    {"popx", corpus_of_popx::migrations(), "_more.up.sql\n_more.down.sql\n"},
};

std::string folder_of(const corpus& corpus) { return PAWL_CONVENTIONS_FOLDER "/" + corpus.name; }

/// `sqlite 0001 create_authors down`, one line for each migration.
std::string outline(const pawl::migration_set& set) {
  std::string text;
  for (const auto& dialect : set.dialects)
    for (const pawl::migration& each : dialect.migrations) {
      text += std::string{to_string(dialect.dialect)} + ' ' + each.version + ' ' + each.name;
      if (!each.down.statements.empty()) text += " down";
      if (each.up.standalone != nullptr) text += " standalone";
      text += '\n';
    }
  return text;
}

std::string read(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

process_result run_pawl(const std::string& verb, const std::string& folder, const corpus& corpus,
                        std::vector<std::string> more = {}) {
  more.insert(more.begin(), {verb, "--directory", folder});
  for (const auto& dialect : corpus.set.dialects)
    if (verb != "new") more.insert(more.end(), {"--dialect", std::string{to_string(dialect.dialect)}});
  return run({.program = PAWL_PROGRAM, .arguments = more});
}

/// How many repeatable scripts stand behind the versions.
std::size_t count_repeatables(const pawl::list<pawl::migration>& migrations) {
  return static_cast<std::size_t>(std::ranges::count_if(migrations, pawl::is_repeatable));
}

/// How many of the last versions have a way back.
std::size_t ways_back(const pawl::list<pawl::migration>& migrations) {
  const std::size_t versions = migrations.size() - count_repeatables(migrations);
  std::size_t count = 0;
  while (count < versions && !migrations[versions - 1 - count].down.statements.empty()) ++count;
  return count;
}

const pawl::list<pawl::migration>* migrations_of(const corpus& corpus, pawl::dialect dialect) {
  for (const auto& each : corpus.set.dialects)
    if (each.dialect == dialect) return &each.migrations;
  return nullptr;
}

/// Up, down as far as it goes, up again; `dump` is what the database holds.
template <typename Dump>
void go_up_and_down(pawl::database& database, const corpus& corpus, pawl::dialect dialect, Dump dump) {
  const pawl::list<pawl::migration>& migrations = *migrations_of(corpus, dialect);
  pawl::migrator migrator{database, corpus.set};
  EXPECT_EQ(migrator.up().steps.size(), migrations.size());
  EXPECT_TRUE(migrator.up().up_to_date());
  const std::string there = dump();
  const std::size_t count = ways_back(migrations);
  if (count == 0) return;
  EXPECT_EQ(migrator.down(count).steps.size(), count);
  EXPECT_NE(dump(), there);
  EXPECT_EQ(migrator.up().steps.size(), count + count_repeatables(migrations));
  EXPECT_EQ(differences(dump(), there), "");
}

std::vector<corpus> corpora_for(pawl::dialect dialect) {
  std::vector<corpus> chosen;
  for (const corpus& each : corpora)
    if (migrations_of(each, dialect) != nullptr) chosen.push_back(each);
  return chosen;
}

std::string name_of(const testing::TestParamInfo<corpus>& which) {
  std::string name = which.param.name;
  std::ranges::replace(name, '-', '_');
  return name;
}

class convention : public testing::TestWithParam<corpus> {};
class convention_for_sqlite : public convention {};
class convention_for_postgresql : public convention {};

INSTANTIATE_TEST_SUITE_P(of, convention, testing::ValuesIn(corpora), name_of);
INSTANTIATE_TEST_SUITE_P(of, convention_for_sqlite, testing::ValuesIn(corpora_for(pawl::dialect::sqlite)), name_of);
INSTANTIATE_TEST_SUITE_P(of, convention_for_postgresql, testing::ValuesIn(corpora_for(pawl::dialect::postgresql)),
                         name_of);

TEST_P(convention, IsReadAsExpected) {
  const std::string golden = folder_of(GetParam()) + "/expected.txt";
  const std::string now = outline(GetParam().set);
  if (std::getenv("PAWL_UPDATE_GOLDEN") != nullptr) std::ofstream{golden, std::ios::binary} << now;
  EXPECT_EQ(read(golden), now);
  for (const auto& dialect : GetParam().set.dialects) EXPECT_GE(dialect.migrations.size(), 10U);
}

TEST_P(convention, IsProvenOnTheEngines) {
  const temporary_folder cache;
  const bool file = migrations_of(GetParam(), pawl::dialect::sqlite) != nullptr;
  const bool server = migrations_of(GetParam(), pawl::dialect::postgresql) != nullptr;
  std::vector<std::string> arguments{"--proof-cache", cache.path()};
  if (server) arguments.insert(arguments.end(), {"--postgresql-proof", "server"});
  const process_result result = run_pawl("check", folder_of(GetParam()), GetParam(), arguments);
  // Lint may say something of them: they are what people write.
  EXPECT_EQ(result.errors.find(" error: "), std::string::npos) << result.errors;
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output.find("proven on SQLite ") != std::string::npos, file);
  EXPECT_EQ(result.output.find("proven on PostgreSQL ") != std::string::npos, server);
}

TEST_P(convention, IsTheSameWhenItIsNamed) {
  const process_result result = run_pawl("check", folder_of(GetParam()), GetParam(),
                                         {"--layout", GetParam().name, "--postgresql-proof", "parser"});
  EXPECT_EQ(result.errors.find(" error: "), std::string::npos) << result.errors;
  EXPECT_EQ(result.exit_code, 0);
}

TEST_P(convention, IsAnotherWhenAnotherIsNamed) {
  for (const corpus& other : corpora) {
    // These read the names of the others too.
    if (other.name == GetParam().name || other.name == "native" || other.name == "popx") continue;
    if (GetParam().name == "goose" && other.name == "dbmate") continue;
    if (GetParam().name == "dbmate" && other.name == "goose") continue;
    const process_result result =
        run_pawl("check", folder_of(GetParam()), GetParam(), {"--layout", other.name, "--postgresql-proof", "parser"});
    EXPECT_EQ(result.exit_code, 1) << other.name;
    EXPECT_NE(result.errors.find("[misnamed-file]"), std::string::npos) << other.name;
  }
}

TEST_P(convention_for_sqlite, IsAppliedAndTakenBack) {
  const sqlite_file file;
  const sqlite_connection db = file.open();
  pawl::sqlite_database engine{db};
  go_up_and_down(engine, GetParam(), pawl::dialect::sqlite, [&] { return db.dump(); });
}

TEST_P(convention_for_postgresql, IsAppliedAndTakenBack) {
  const test_database database;
  pqxx::connection db{database.connection_string("postgres")};
  pawl::postgresql_database engine{db};
  go_up_and_down(engine, GetParam(), pawl::dialect::postgresql, [&] { return dump_schema(database); });
}

TEST_P(convention, IsFrozenAndGoneOnWith) {
  const temporary_folder place;
  const std::string folder = place / "migrations";
  fs::copy(folder_of(GetParam()), folder, fs::copy_options::recursive);
  const std::vector<std::string> quick{"--postgresql-proof", "parser"};
  EXPECT_EQ(run_pawl("freeze", folder, GetParam(), quick).exit_code, 0);
  const process_result frozen =
      run_pawl("check", folder, GetParam(), {"--postgresql-proof", "parser", "--require-frozen"});
  EXPECT_EQ(frozen.exit_code, 0) << frozen.errors;
  EXPECT_NE(frozen.output.find(", 0 drafts"), std::string::npos) << frozen.output;

  const std::string made = run_pawl("new", folder, GetParam(), {"more"}).output;
  std::string next;
  for (std::size_t begin = 0; begin < made.size(); begin = made.find('\n', begin) + 1) {
    const std::string line = made.substr(begin, made.find('\n', begin) - begin);
    EXPECT_TRUE(line.starts_with(folder + '/')) << line;
    EXPECT_TRUE(fs::exists(line)) << line;
    next += line.substr(std::min(line.find("_more"), line.find("__more"))) + '\n';
  }
  EXPECT_EQ(next, GetParam().next);
}

}  // namespace
