#include "proof/sqlite/schema_sql.hpp"

#include <sqlite3.h>

#include <memory>

#include "core/schema_statements.hpp"
#include "proof/schema_difference.hpp"
#include "sqlite/schema.hpp"

namespace {

struct closer {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};

std::vector<pawl::schema_object> stored_by(const std::string& sql) {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  const std::unique_ptr<sqlite3, closer> connection{raw};
  EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw) << sql;
  return pawl::sqlite::schema_reader{raw}.read();
}

constexpr const char* notes = R"(
CREATE VIEW b_titles AS SELECT title FROM notes;
CREATE TABLE notes (
  id INTEGER PRIMARY KEY, -- the first
  title TEXT NOT NULL
);
CREATE TABLE "a b" (note REFERENCES notes, x);
CREATE TRIGGER ins INSTEAD OF INSERT ON b_titles BEGIN INSERT INTO notes (title) VALUES (new.title); END;
CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN
  UPDATE notes SET title = trim(title);
END;
CREATE INDEX by_title ON notes (title);
CREATE VIRTUAL TABLE found USING fts5 (title, content = 'notes');
ALTER TABLE "a b" ADD y TEXT DEFAULT ';';
)";

TEST(schema_sql, MakesTheSameSchema) {
  const auto before = stored_by(notes);
  const auto after = stored_by(pawl::generator::sqlite_schema_sql(before));
  EXPECT_EQ(
      pawl::generator::schema_difference(pawl::statements::take_apart(before), pawl::statements::take_apart(after), {}),
      "");
}

TEST(schema_sql, ShowsEachTableWithWhatGoesWithItAndViewsLast) {
  EXPECT_EQ(pawl::generator::sqlite_schema_sql(stored_by(notes)), R"(
CREATE TABLE "a b" (note REFERENCES notes, x, y TEXT DEFAULT ';');

CREATE TABLE notes (
  id INTEGER PRIMARY KEY, -- the first
  title TEXT NOT NULL
);
CREATE INDEX by_title ON notes (title);

CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN
  UPDATE notes SET title = trim(title);
END;

CREATE VIRTUAL TABLE found USING fts5 (title, content = 'notes');

CREATE VIEW b_titles AS SELECT title FROM notes;

CREATE TRIGGER ins INSTEAD OF INSERT ON b_titles BEGIN INSERT INTO notes (title) VALUES (new.title); END;
)");
}

TEST(schema_sql, DoesNotDependOnTheOrderOfMaking) {
  EXPECT_EQ(pawl::generator::sqlite_schema_sql(stored_by("CREATE TABLE b (x); CREATE TABLE A (x)")),
            pawl::generator::sqlite_schema_sql(stored_by("CREATE TABLE A (x); CREATE TABLE b (x)")));
}

}  // namespace
