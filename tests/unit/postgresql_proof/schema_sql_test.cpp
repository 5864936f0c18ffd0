#include "proof/postgresql/schema_sql.hpp"

#include "prove.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::prove;

std::string order(std::vector<schema_statement> statements) {
  std::string text;
  for (const auto& each : in_order(std::move(statements))) text += each.sql + " ";
  return text;
}

TEST(schema_statements, AreInTheOrderOfTheirRanksAndNames) {
  EXPECT_EQ(order({{70, "b", "b", ""}, {70, "a", "a", ""}, {10, "", "schema", ""}}), "schema a b ");
}

TEST(schema_statements, StandBehindWhatTheyName) {
  EXPECT_EQ(order({{70, "s.t", "table", "a s.f(1) b"}, {80, "s.f", "function", ""}}), "function table ");
  EXPECT_EQ(order({{110, "s.a", "a", "SELECT s.b.x, 1"},
                   {110, "s.b", "b", "FROM \"s\".\"c d\""},
                   {110, "\"s\".\"c d\"", "c", ""}}),
            "c b a ");
  EXPECT_EQ(order({{70, "s.t", "table", "s.ff s.fx xs.f"}, {80, "s.f", "function", ""}}), "table function ");
}

TEST(schema_statements, ComeToAnEndWhereTwoNameEachOther) {
  EXPECT_EQ(order({{70, "a", "a", "b"}, {70, "b", "b", "a"}}), "b a ");
}

std::string script_of(const files& texts, const proof_folder& folder) {
  const auto result =
      prove(texts, {.postgresql = postgresql_proof::server, .cache = folder.cache(), .with_script = true});
  EXPECT_EQ(result.found, "");
  return result.set.dialects.at(0).schema.value().script;
}

TEST(schema_script, MakesTheSchema) {
  const proof_folder folder;
  const files notes{{"1_a.sql",
                     "CREATE SCHEMA app; CREATE FUNCTION app.f(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a';"
                     "CREATE TABLE app.notes (id int PRIMARY KEY DEFAULT app.f(1), up int REFERENCES app.notes);"
                     "CREATE INDEX i ON app.notes (up); COMMENT ON TABLE app.notes IS 'it''s';"}};
  const std::string expected = R"(
SET check_function_bodies = off;

CREATE SCHEMA app;

CREATE OR REPLACE FUNCTION app.f(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a$function$
;

CREATE TABLE app.notes (
  id integer NOT NULL DEFAULT app.f(1),
  up integer,
  CONSTRAINT notes_pkey PRIMARY KEY (id)
);

CREATE INDEX i ON app.notes USING btree (up);
ALTER TABLE app.notes ADD CONSTRAINT notes_up_fkey FOREIGN KEY (up) REFERENCES app.notes(id);
COMMENT ON TABLE app.notes IS 'it''s';
)";
  EXPECT_EQ(script_of(notes, folder), expected);
  EXPECT_EQ(script_of(notes, folder), expected) << "from the record";
}

TEST(schema_script, NamesWhatItDoesNotMake) {
  const proof_folder folder;
  EXPECT_EQ(script_of({{"1_a.sql", "CREATE TABLE t (a int); CREATE COLLATION c (LOCALE = 'C');"}}, folder), R"(
CREATE TABLE public.t (
  a integer
);

-- This script does not make, or not like the migrations:
--   collation public.c
)");
}

}  // namespace
