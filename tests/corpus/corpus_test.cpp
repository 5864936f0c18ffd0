/// The corpus, applied by the runtime and by psql: the databases are the same.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <corpus_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "psql.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::test;

const pawl::list<pawl::migration>& corpus() { return corpus_schema::migrations().dialects[0].migrations; }

std::vector<fs::path> corpus_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{PAWL_CORPUS_FOLDER})
    if (entry.path().extension() == ".sql") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// As the file has it, so that nothing of ours has had a hand in it.
std::string up_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  return text.substr(0, text.find("\n-- migrate:down"));
}

void apply_with_psql(const test_database& database) {
  const auto files = corpus_files();
  ASSERT_EQ(files.size(), corpus().size());
  for (std::size_t i = 0; i < files.size(); ++i)
    run_psql(database, up_of(files[i]),
             corpus()[i].up.standalone == nullptr ? psql_transaction::one : psql_transaction::none);
}

pawl::report apply(const test_database& database) {
  pqxx::connection db{database.connection_string("postgres")};
  return pawl::migrate(db, corpus_schema::migrations());
}

pawl::report go_down(const test_database& database) {
  pqxx::connection db{database.connection_string("postgres")};
  pawl::postgresql_database engine{db};
  return pawl::migrator{engine, corpus_schema::migrations()}.down(corpus().size());
}

TEST(corpus, HoldsSixtyMigrationsAndMore) { EXPECT_GE(corpus().size(), 60U); }

TEST(corpus, RunsOutsideATransactionOnlyWhatNoTransactionCanHold) {
  std::vector<std::string> standalone;
  for (const pawl::migration& migration : corpus())
    if (migration.up.standalone != nullptr) standalone.emplace_back(migration.version);
  EXPECT_EQ(standalone, (std::vector<std::string>{"0031", "0044", "0050", "0054", "0057", "0065", "0066"}));
}

TEST(corpus, IsAppliedAsPsqlAppliesIt) {
  const test_database expected;
  apply_with_psql(expected);
  const test_database database;
  EXPECT_EQ(apply(database).steps.size(), corpus().size());
  EXPECT_EQ(differences(dump_schema(database), dump_schema(expected)), "");
  EXPECT_EQ(differences(dump_rows(database), dump_rows(expected)), "");
}

TEST(corpus, IsAppliedOnce) {
  const test_database database;
  apply(database);
  const std::string schema = dump_schema(database);
  const std::string rows = dump_rows(database);
  EXPECT_TRUE(apply(database).up_to_date());
  EXPECT_EQ(differences(dump_schema(database), schema), "");
  EXPECT_EQ(differences(dump_rows(database), rows), "");
}

TEST(corpus, GoesDownToNothingAndUpAgain) {
  const test_database database;
  const std::string nothing = dump_schema(database);
  apply(database);
  const std::string schema = dump_schema(database);
  const std::string rows = dump_rows(database);

  EXPECT_EQ(go_down(database).steps.size(), corpus().size());
  EXPECT_EQ(differences(dump_schema(database), nothing), "");
  EXPECT_EQ(apply(database).steps.size(), corpus().size());
  EXPECT_EQ(differences(dump_schema(database), schema), "");
  EXPECT_EQ(differences(dump_rows(database), rows), "");
}

/// What lint finds here, docs/lint-compared.md lists.
TEST(corpus, IsProvenOnAServerWithoutAFinding) {
  const temporary_folder cache;
  const process_result result =
      run({.program = PAWL_PROGRAM,
           .arguments = {"check", "--directory", PAWL_CORPUS_FOLDER, "--dialect", "postgresql", "--postgresql-proof",
                         "server", "--proof-cache", cache.path(), "--no-lint"}});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0);
  const std::string expected = std::to_string(corpus().size()) + " migrations, 0 frozen, " +
                               std::to_string(corpus().size()) + " drafts: proven on PostgreSQL ";
  EXPECT_EQ(result.output.substr(0, expected.size()), expected);
}

TEST(corpus, IsMadeByItsSchemaButForWhatTheScriptNames) {
  const temporary_folder cache;
  const process_result result =
      run({.program = PAWL_PROGRAM,
           .arguments = {"schema", "--directory", PAWL_CORPUS_FOLDER, "--dialect", "postgresql", "--postgresql-proof",
                         "server", "--proof-cache", cache.path()}});
  EXPECT_EQ(result.errors, "");
  const auto remarks = result.output.find("\n-- This script does not make");
  EXPECT_EQ(result.output.substr(remarks),
            "\n-- This script does not make, or not like the migrations:\n"
            "--   aggregate lending.sum(lending.money)\n"
            "--   cast (lending.money AS text)\n"
            "--   collation catalogue.by_number\n"
            "--   operator lending.+(lending.money,lending.money)\n"
            "--   text search configuration catalogue.german\n"
            "--   text search dictionary catalogue.plain_words\n");
  const test_database database;
  run_psql(database, result.output, psql_transaction::one);
  EXPECT_NE(dump_schema(database).find("CREATE TABLE catalogue.work"), std::string::npos);
}

}  // namespace
