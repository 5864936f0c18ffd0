#include "command_line/verbs_fixture.hpp"

#include <filesystem>

#ifdef PAWL_WITH_POSTGRESQL
#include "support/postgresql_server.hpp"
#endif

namespace pawl::test {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

verbs_fixture::verbs_fixture() : file_{folder_ / "notes.db"}, url_{"sqlite:" + file_} {
  std::filesystem::create_directory(folder_ / "migrations");
}

verbs_fixture::~verbs_fixture() = default;

void verbs_fixture::write_three() const {
  write("0001_create_notes.sql",
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL);\n-- migrate:down\nDROP TABLE notes;\n");
  write("0002_add_tag.sql",
        "ALTER TABLE notes ADD COLUMN tag TEXT;\n-- migrate:down\nALTER TABLE notes DROP COLUMN tag;\n");
  write("0003_keep_first.sql",
        "INSERT INTO notes (id, body) VALUES (1, 'it''s the first');\n-- migrate:down\nDELETE FROM notes WHERE id = "
        "1;\n");
}

command verbs_fixture::verb(const std::string& verb, std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), verb);
  arguments.insert(arguments.end(), {"--directory", folder_ / "migrations", url_});
  return {.program = PAWL_PROGRAM, .arguments = arguments, .timeout = std::chrono::minutes{2}};
}

process_result verbs_fixture::pawl(const std::string& name, std::vector<std::string> arguments) const {
  return run(verb(name, std::move(arguments)));
}

std::string verbs_fixture::output_of(int code, const std::string& name, std::vector<std::string> arguments) const {
  const process_result result = pawl(name, std::move(arguments));
  EXPECT_EQ(result.exit_code, code) << result.errors;
  return result.output;
}

process_result verbs_fixture::bash(const std::string& script) const {
  return run({.program = "bash",
              .arguments = {"-c", script},
              .environment = {{"PAWL", PAWL_PROGRAM}, {"DATABASE_URL", url_}, {"DIR", folder_ / "migrations"}},
              .timeout = std::chrono::minutes{2}});
}

#ifdef PAWL_WITH_POSTGRESQL
std::vector<std::string_view> engines() { return {"sqlite", "postgresql"}; }

verbs_on_engine::verbs_on_engine() {
  if (is_sqlite()) return;
  server_ = std::make_unique<test_database>();
  url_ = server_->url();
}
#else
class test_database {};
std::vector<std::string_view> engines() { return {"sqlite"}; }
verbs_on_engine::verbs_on_engine() = default;
#endif

verbs_on_engine::~verbs_on_engine() = default;

std::string verbs_on_engine::rows(const std::string& sql) const {
  const process_result result = is_sqlite() ? run({.program = "sqlite3", .arguments = {file_, sql}})
                                            : run({.program = "psql", .arguments = {"-XAtqc", sql, url_}});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  return result.output;
}

process_result verbs_on_engine::pipe() const {
  return bash(
      is_sqlite()
          ? "set -o pipefail; \"$PAWL\" plan --directory \"$DIR\" 2>/dev/null | sqlite3 \"${DATABASE_URL#sqlite:}\""
          : "\"$PAWL\" plan --directory \"$DIR\" 2>/dev/null | psql -Xq \"$DATABASE_URL\"");
}

}  // namespace pawl::test
