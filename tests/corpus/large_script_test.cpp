/// A script of 50 MB, made here.

#include <cstddef>

#include <pawl/postgresql.hpp>

#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace pawl::test;

constexpr std::size_t script_size = 50'000'000;

/// A script of INSERTs of a thousand rows, and where each of its statements is.
struct seed {
  seed() {
    add("CREATE TABLE place (id bigint PRIMARY KEY, name text NOT NULL, latitude double precision);\n");
    while (text.size() < script_size) {
      std::string insert = "INSERT INTO place VALUES\n";
      for (int row = 0; row < 1'000; ++row) {
        const std::string id = std::to_string(++rows);
        insert.append("  (").append(id).append(", 'Ort Nr. ").append(id);
        insert.append("; it''s on the map, größer than -- others', ").append(id).append(".25)");
        insert.append(row == 999 ? ";\n" : ",\n");
      }
      add(insert);
    }
  }

  void add(const std::string& statement) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += statement;
    statements.push_back({begin, static_cast<std::uint32_t>(text.size() - 1)});  // without the line break
  }

  std::string text;
  std::vector<pawl::statement> statements;
  int rows = 0;
};

TEST(large_script, IsApplied) {
  const seed seed;
  const pawl::text piece{seed.text.c_str(), static_cast<std::uint32_t>(seed.text.size())};
  pawl::migration migration{"0001", "seed", "t1:1", "1", {}, {}};
  migration.up = {"migrations/0001_seed.sql", 1, {&piece, 1}, {}, true, nullptr};
  migration.up.statements = {seed.statements.data(), static_cast<std::uint32_t>(seed.statements.size())};
  const pawl::dialect_migrations dialect{pawl::dialect::postgresql, {&migration, 1}};

  const test_database database;
  const postgresql_session db{database.connection_string()};
  pawl::migrate(db, {"large", {&dialect, 1}});
  EXPECT_EQ(db.rows("SELECT count(*), max(id) FROM place"),
            std::to_string(seed.rows) + '|' + std::to_string(seed.rows));
}

TEST(large_script, IsParsedAndProven) {
  const temporary_folder folder;
  folder.write("0001_seed.sql", seed{}.text);
  const process_result result = run({.program = PAWL_PROGRAM,
                                     .arguments = {"check", "--directory", folder.path(), "--dialect", "postgresql",
                                                   "--postgresql-proof", "server"}});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.exit_code, 0);
}

}  // namespace
