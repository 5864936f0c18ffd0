/// What is notes' own on PostgreSQL: upgrades of a database that an older notes made, and URLs that hold a password.

#include <notes_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "example/notes_fixture.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::test {
namespace {

constexpr const char* first_release = "0005";

class notes_server : public notes_fixture {
 protected:
  notes_server() { where_ = server_.url(); }

  postgresql_session session() const { return postgresql_session{server_.connection_string()}; }
  std::string rows_there(const std::string& sql) const { return session().rows(sql); }

  /// The database of the first release, with `sql` run on it.
  void make_old_database(const std::string& sql) const {
    const postgresql_session db = session();
    postgresql_database engine{db.connection()};
    migrator{engine, notes_schema::migrations()}.to(first_release);
    db.execute(sql);
  }

  test_database server_;
};

constexpr const char* some_notes =
    "INSERT INTO notes (title, body) VALUES ('milk', 'milk'), ('tea', 'tea'), ('', ' ');"
    "INSERT INTO tags (name) VALUES ('food'), ('pinned');"
    "INSERT INTO note_tags VALUES (1, 1), (2, 1), (2, 2);";

TEST_F(notes_server, IsUpgradedByWhatIsMissing) {
  make_old_database(some_notes);
  const std::string kept = "SELECT id, title, body, created_at, updated_at FROM notes WHERE id < 3 ORDER BY id";
  const std::string before = rows_there(kept);
  const process_result first = notes({"list"});
  EXPECT_EQ(first.output, "   2 ! tea  #food  #pinned\n   1   milk  #food\n   3   \n");
  EXPECT_TRUE(first.errors.ends_with(": applied 0006_refuse_empty_notes 0007_pin_notes 0008_count_tags\n"))
      << first.errors;
  EXPECT_EQ(rows_there(kept), before);
  EXPECT_EQ(rows_there("SELECT body FROM notes WHERE id = 3"), "(empty)");
}

TEST_F(notes_server, IsLeftAloneByASecondStart) {
  output_of({"list"});
  const std::string history = "SELECT xmin, * FROM pawl_history ORDER BY ordinal";
  const std::string before = rows_there(history);
  EXPECT_EQ(notes({"list"}).errors, "");
  EXPECT_EQ(rows_there(history), before);
}

TEST_F(notes_server, TellsItsStatusWithoutAnUpgrade) {
  make_old_database("SELECT 1");
  const std::string status = output_of({"status"});
  EXPECT_NE(status.find(": schema 0005, upgraded at the next use\n"), std::string::npos) << status;
  EXPECT_EQ(rows_there("SELECT count(*) FROM pawl_history"), "5");
}

TEST_F(notes_server, GoesBackToTheSchemaOfTheFirstRelease) {
  make_old_database(some_notes);
  const std::string columns =
      "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER "
      "BY "
      "table_name, column_name";
  const std::string before = rows_there(columns);
  output_of({"list"});
  EXPECT_NE(rows_there(columns), before);
  make_old_database("SELECT 1");
  EXPECT_EQ(rows_there(columns), before);
}

TEST_F(notes_server, KeepsTheSameNotesAsAFile) {
  const std::vector<std::vector<std::string>> commands = {{"add", "Buy milk", "--tag", "food"},
                                                          {"add", "Call home\nin the evening"},
                                                          {"tag", "2", "Family"},
                                                          {"edit", "1", "Buy tea"},
                                                          {"pin", "2"}};
  for (const auto& command : commands) output_of(command);
  const std::string there = output_of({"export"});
  where_ = database_;
  for (const auto& command : commands) output_of(command);
  const auto timeless = [](const std::string& json) {
    return run({.program = "sed", .arguments = {"-E", "s/[0-9-]{10}T[0-9:]{8}Z/TIME/g"}, .input = json}).output;
  };
  EXPECT_EQ(timeless(there), timeless(output_of({"export"})));
  EXPECT_NE(there.find("\"updated_at\":\"20"), std::string::npos) << there;
}

TEST_F(notes_server, IsNamedByTheEnvironment) {
  const process_result result =
      run({.program = NOTES_PROGRAM, .arguments = {"add", "Buy milk"}, .environment = {{"NOTES_DATABASE", where_}}});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(rows_there("SELECT body FROM notes"), "Buy milk");
}

class notes_password : public notes_fixture, public testing::WithParamInterface<const char*> {};

INSTANTIATE_TEST_SUITE_P(in, notes_password,
                         testing::Values("postgresql://me:hunter2@127.0.0.1:1/notes",
                                         "postgresql://me:hun@ter2@h/notes", "postgresql://me:hun/ter2@h/notes",
                                         "postgresql://me:hun%ter2@h/notes", "postgresql://me:hun%00ter2@h/notes",
                                         "postgresql://me:hun ter2@h/notes", "postgresql://me:hunter2",
                                         "postgresql://me:hunter2/notes",
                                         "postgresql:///notes?host=/no/such/folder&password=hunter2",
                                         "postgres://me:hunter2@no.such.host.invalid/notes"));

TEST_P(notes_password, IsNeverPrinted) {
  where_ = GetParam();
  for (const char* command : {"list", "status"}) {
    const process_result result = notes({command});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.errors, "");
    for (const char* part : {"hun", "ter2"})
      EXPECT_EQ((result.output + result.errors).find(part), std::string::npos) << result.errors;
  }
}

TEST_F(notes_fixture, NamesTheServerThatItCannotReach) {
  where_ = "postgresql://me:hunter2@127.0.0.1:1/notes";
  const process_result result = notes({"list"});
  EXPECT_TRUE(result.errors.starts_with("notes: cannot connect to postgresql://me@127.0.0.1:1/notes: "))
      << result.errors;
  EXPECT_NE(result.errors.find("Connection refused"), std::string::npos) << result.errors;
}

}  // namespace
}  // namespace pawl::test
