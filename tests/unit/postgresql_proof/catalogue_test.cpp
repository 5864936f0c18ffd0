#include "proof/postgresql/catalogue_text.hpp"

#include <pqxx/pqxx>

#include "proof/postgresql/cluster.hpp"
#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "proof/schema_difference.hpp"
#include "proof_folder.hpp"

namespace {

using namespace pawl::generator;

struct change {
  std::string kind;
  /// What stands there before, what is done to it, and what is then said of it.
  std::string before;
  std::string after;
  std::string difference;
};

std::string two(const std::string& what, const std::string& before, const std::string& after) {
  return "different: " + what + "\n  before the up:  " + before + "\n  after the down: " + after + "\n";
}

const std::vector<change>& changes() {
  static const std::vector<change> all{
      {"schema", "", "CREATE SCHEMA s; CREATE TABLE s.t ();", "left over: schema s\nleft over: table s.t\n"},
      {"table", "CREATE TABLE t (a int);", "DROP TABLE t;", "missing: table public.t\n"},
      {"persistence", "CREATE TABLE t (a int);", "ALTER TABLE t SET UNLOGGED;",
       two("table public.t", "owner postgres", "UNLOGGED; owner postgres")},
      {"column", "CREATE TABLE t (a int);", "ALTER TABLE t ADD b text;", "left over: column public.t.b\n"},
      {"column_type", "CREATE TABLE t (a int);", "ALTER TABLE t ALTER a TYPE bigint;",
       two("column public.t.a", "integer", "bigint")},
      {"not_null", "CREATE TABLE t (a int NOT NULL);", "ALTER TABLE t ALTER a DROP NOT NULL;",
       two("column public.t.a", "integer NOT NULL", "integer")},
      {"column_default", "CREATE TABLE t (a int DEFAULT 1);", "ALTER TABLE t ALTER a SET DEFAULT 2;",
       two("column public.t.a", "integer DEFAULT 1", "integer DEFAULT 2")},
      {"identity", "CREATE TABLE t (a int NOT NULL);", "ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;",
       two("column public.t.a", "integer NOT NULL", "integer NOT NULL GENERATED ALWAYS AS IDENTITY") +
           "left over: sequence public.t_a_seq\n"},
      {"generated", "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED);",
       "ALTER TABLE t ALTER b DROP EXPRESSION;", two("column public.t.b", "integer GENERATED s (a + 1)", "integer")},
      {"column_collation", "CREATE TABLE t (a text COLLATE \"C\");", "ALTER TABLE t ALTER a TYPE text;",
       two("column public.t.a", "text COLLATE \"C\"", "text")},
      {"constraint", "CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));",
       "ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1);",
       two("constraint c on public.t", "CHECK ((a > 0))", "CHECK ((a > 1))")},
      {"foreign_key", "CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT f REFERENCES t);",
       "ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE;",
       two("constraint f on public.t", "FOREIGN KEY (b) REFERENCES public.t(a)",
           "FOREIGN KEY (b) REFERENCES public.t(a) DEFERRABLE")},
      {"index", "CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "DROP INDEX i; CREATE INDEX i ON t (a DESC);",
       two("index public.i", "CREATE INDEX i ON public.t USING btree (a)",
           "CREATE INDEX i ON public.t USING btree (a DESC)")},
      {"view", "CREATE VIEW v AS SELECT 1 AS a;", "CREATE OR REPLACE VIEW v AS SELECT 2 AS a;",
       two("view public.v", "SELECT 1 AS a; owner postgres", "SELECT 2 AS a; owner postgres")},
      {"materialized_view", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;", "DROP MATERIALIZED VIEW v;",
       "missing: materialized view public.v\n"},
      {"function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
       "DROP FUNCTION f(); CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
       "missing: function public.f()\nleft over: function public.f(integer)\n"},
      {"function_body", "CREATE PROCEDURE f() LANGUAGE sql AS '';",
       "CREATE OR REPLACE PROCEDURE f() LANGUAGE sql AS ' ';",
       two("procedure public.f()",
           "CREATE OR REPLACE PROCEDURE public.f() LANGUAGE sql AS $procedure$$procedure$ ; owner postgres",
           "CREATE OR REPLACE PROCEDURE public.f() LANGUAGE sql AS $procedure$ $procedure$ ; owner postgres")},
      {"aggregate", "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int);",
       "CREATE OR REPLACE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');",
       two("aggregate public.g(integer)", "integer, SFUNC int4pl, STYPE integer, KIND n, PARALLEL u; owner postgres",
           "integer, SFUNC int4pl, STYPE integer, INITCOND '0', KIND n, PARALLEL u; owner postgres")},
      {"trigger",
       "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
       "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
       "ALTER TABLE t DISABLE TRIGGER g;",
       two("trigger g on public.t",
           "CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f()",
           "CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f() ENABLED D")},
      {"rule", "CREATE TABLE t (a int);", "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;",
       "left over: rule r on public.t\n"},
      {"sequence", "CREATE SEQUENCE q;", "ALTER SEQUENCE q INCREMENT 2 CYCLE;",
       two("sequence public.q", "AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1; owner postgres",
           "AS bigint START 1 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 1 CYCLE; owner postgres")},
      {"sequence_owner", "CREATE TABLE t (a int); CREATE SEQUENCE q;", "ALTER SEQUENCE q OWNED BY t.a;",
       two("sequence public.q", "AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1; owner postgres",
           "AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OWNED BY public.t.a; owner postgres")},
      {"sequence_position", "CREATE SEQUENCE q;", "SELECT nextval('q'), setval('q', 100);", ""},
      {"rows", "CREATE TABLE t (a int);", "INSERT INTO t VALUES (1);", ""},
      {"enum", "CREATE TYPE e AS ENUM ('a', 'b');", "ALTER TYPE e ADD VALUE 'c' BEFORE 'b';",
       two("enum public.e", "'a', 'b'; owner postgres", "'a', 'c', 'b'; owner postgres")},
      {"domain", "CREATE DOMAIN d AS int;", "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);",
       "left over: constraint c on public.d\n"},
      {"composite", "CREATE TYPE c AS (a int);", "ALTER TYPE c ADD ATTRIBUTE b text;",
       "left over: column public.c.b\n"},
      {"range", "CREATE TYPE r AS RANGE (SUBTYPE = float8);", "DROP TYPE r;", "missing: range public.r\n"},
      {"comment", "CREATE TABLE t (a int);", "COMMENT ON COLUMN t.a IS 'b';",
       "left over: comment table column public.t.a\n"},
      {"privilege", "CREATE TABLE t (a int);", "GRANT SELECT ON t TO PUBLIC;",
       two("table public.t", "owner postgres",
           "owner postgres; granted DELETE to postgres, INSERT to postgres, REFERENCES to postgres, SELECT to "
           "postgres, "
           "SELECT to public, TRIGGER to postgres, TRUNCATE to postgres, UPDATE to postgres")},
      {"privilege_revoked_again", "CREATE TABLE t (a int);",
       "GRANT SELECT ON t TO PUBLIC; REVOKE SELECT ON t FROM PUBLIC;", ""},
      {"no_privilege", "CREATE TABLE t (a int);", "REVOKE ALL ON t FROM postgres;",
       two("table public.t", "owner postgres", "owner postgres; granted nothing")},
      {"default_privilege", "", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;",
       "left over: default privileges for postgres on r\n"},
      {"policy", "CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);", "ALTER POLICY p ON t USING (a > 1);",
       two("policy p on public.t", "FOR * TO public USING (a > 0)", "FOR * TO public USING (a > 1)")},
      {"row_security", "CREATE TABLE t (a int);", "ALTER TABLE t ENABLE ROW LEVEL SECURITY;",
       two("table public.t", "owner postgres", "ROW LEVEL SECURITY; owner postgres")},
      {"extension", "", "CREATE EXTENSION citext;", "left over: extension citext\n"},
      {"statistics", "CREATE TABLE t (a int, b int);", "CREATE STATISTICS s ON a, b FROM t;",
       "left over: statistics public.s\n"},
      {"publication", "CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t;", "ALTER PUBLICATION p DROP TABLE t;",
       two("publication p",
           R"({"pubdelete": true, "pubinsert": true, "pubupdate": true, "pubviaroot": false, "pubtruncate": true, "puballtables": false}; owner postgres; public.t)",
           R"({"pubdelete": true, "pubinsert": true, "pubupdate": true, "pubviaroot": false, "pubtruncate": true, "puballtables": false}; owner postgres)")},
      {"cast", "CREATE TYPE e AS ENUM ('a');", "CREATE CAST (e AS text) WITH INOUT AS IMPLICIT;",
       "left over: cast (public.e AS text)\n"},
      {"operator", "", "CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);",
       "left over: operator public.===(integer,integer)\n"},
      {"collation", "", "CREATE COLLATION c (LOCALE = 'C');", "left over: collation public.c\n"},
      {"text_search", "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);",
       "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR word; DROP TEXT SEARCH CONFIGURATION c;",
       "missing: text search configuration public.c\n"},
      {"partition", "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p FOR VALUES IN (1);",
       "ALTER TABLE p DETACH PARTITION q;",
       two("table public.q", "INHERITS public.p; FOR VALUES IN (1); owner postgres", "owner postgres")},
      {"database_setting", "",
       "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 100', current_database()); END $$;",
       "left over: settings database\n"},
      {"column_order", "CREATE TABLE t (a int, b int);", "ALTER TABLE t DROP a; ALTER TABLE t ADD a int;", ""},
      {"role", "", "CREATE ROLE somebody;", ""},
  };
  return all;
}

void execute(const std::string& where, const std::string& sql) {
  pqxx::connection session{where};
  pqxx::nontransaction tx{session};
  if (!sql.empty()) tx.exec(sql);
}

/// All in one test, one database a case: they share a server.
TEST(catalogue, ShowsADifferenceOfEachKind) {
  const pawl::test::proof_folder folder;
  proof_home home{folder.cache(), server_account()};
  home.lock();
  copy_cluster(home, empty_cluster, "work");
  const throwaway_server server{pawl::test::programs(), home, "work"};
  const auto as_superuser = [&](const std::string& database) {
    return server.connection_string(superuser_role, database);
  };
  for (const auto& [kind, before, after, difference] : changes()) {
    execute(as_superuser("template1"), "CREATE DATABASE \"" + kind + "\" TEMPLATE proof OWNER postgres");
    execute(server.connection_string(script_role, kind), before);
    catalogue_reader reader{as_superuser(kind)};
    const auto then = reader.read();
    execute(server.connection_string(script_role, kind), after);
    EXPECT_EQ(schema_difference(then, reader.read(), {.columns = pawl::column_order::ignored}), difference) << kind;
  }
}

}  // namespace
