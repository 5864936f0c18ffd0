/// Whoever may create a table, or own one of ours, cannot have us run their code: what stands under the history's name
/// is refused or inert. Each trap calls `trap()`, which draws from a sequence: that no rollback takes back.

#include <algorithm>

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

const char* const columns =
    "set_name text COLLATE \"C\" NOT NULL, ordinal integer NOT NULL, version text COLLATE \"C\" NOT NULL,"
    " name text COLLATE \"C\" NOT NULL, hash text COLLATE \"C\" NOT NULL, chain text COLLATE \"C\" NOT NULL,"
    " state text COLLATE \"C\" NOT NULL, applied_at timestamptz NOT NULL, duration_us bigint NOT NULL,"
    " program text COLLATE \"C\" NOT NULL, down_script text COLLATE \"C\", compatible boolean";

std::string table_with(std::string from, const std::string& to) {
  std::string text = columns;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return "CREATE TABLE public.pawl_history (" + text.replace(at, from.size(), to) +
         ", PRIMARY KEY (set_name, ordinal));";
}

class hijack : public postgresql_case {
 protected:
  const std::string mallory = database.create_role();
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}, {"2", "b", "SELECT 2;"}});

  void SetUp() override {
    root.execute(
        "CREATE SCHEMA trap; GRANT USAGE ON SCHEMA trap TO public; CREATE SEQUENCE trap.sprung;"
        "GRANT ALL ON SEQUENCE trap.sprung TO public;"
        "CREATE FUNCTION trap.trap() RETURNS text VOLATILE LANGUAGE sql AS $$ SELECT nextval('trap.sprung')::text $$;"
        "CREATE FUNCTION trap.fixed(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS"
        "  $$ BEGIN PERFORM trap.trap(); RETURN $1; END $$;"
        "CREATE FUNCTION trap.fires() RETURNS trigger LANGUAGE plpgsql AS"
        "  $$ BEGIN PERFORM trap.trap(); RETURN NEW; END $$;"
        "CREATE DOMAIN trap.words AS text COLLATE \"C\" CHECK (trap.fixed(VALUE) IS NOT NULL);"
        "CREATE TYPE trap.state AS ENUM ('applied', 'running'); CREATE TYPE trap.pair AS (a text, b text);"
        "GRANT CREATE ON SCHEMA public TO " +
        mallory);
  }

  /// Made by the superuser and then the migrator's own: only what is wrong with it can be the reason to refuse it.
  void plant(const std::string& sql) {
    root.execute(sql);
    if (root.rows("SELECT relkind IN ('r', 'p', 'v', 'm', 'S') FROM pg_class WHERE oid ="
                  " to_regclass('public.pawl_history')") == "t") {
      root.execute("ALTER TABLE public.pawl_history OWNER TO " + database.owner());
    }
  }

  /// The traps are tables too: the database is not empty.
  const options not_empty{.baseline = "0"};

  /// Everything that a program may ask for ends like this.
  void expect_refused(errc code) {
    postgresql_database engine{db};
    migrator migrator{engine, set};
    for (const auto& ask : {+[](pawl::migrator& m) { (void)m.status(); }, +[](pawl::migrator& m) { (void)m.plan(); }}) {
      try {
        ask(migrator);
      } catch (const error& refused) {
        EXPECT_EQ(refused.code(), code) << refused.what();
      }
    }
    EXPECT_EQ(failure_of(set, not_empty).code(), code);
  }

  bool is_sprung() { return root.rows("SELECT is_called FROM trap.sprung") == "t"; }
};

struct planted {
  const char* what;
  std::string sql;
  errc refusal = errc::history_refused;
};

class planted_history : public hijack, public testing::WithParamInterface<planted> {};

TEST_P(planted_history, IsRefusedAndRunsNothing) {
  plant(GetParam().sql);
  expect_refused(GetParam().refusal);
  EXPECT_FALSE(is_sprung());
  EXPECT_EQ(root.rows("SELECT to_regclass('public.a')"), "NULL");
}

std::string plain() { return table_with("set_name", "set_name"); }

/// A cast of trap.pair that is made wherever it would help.
std::string cast_to(const std::string& type, const std::string& value) {
  return "CREATE FUNCTION trap.cast(trap.pair) RETURNS " + type +
         " LANGUAGE plpgsql AS $$ BEGIN PERFORM trap.trap(); RETURN " + value + "; END $$; CREATE CAST (trap.pair AS " +
         type + ") WITH FUNCTION trap.cast(trap.pair) AS IMPLICIT;";
}

INSTANTIATE_TEST_SUITE_P(
    postgresql, planted_history,
    testing::Values(
        planted{"AView",
                "CREATE VIEW public.pawl_history AS SELECT 'test_set'::text AS set_name, 1 AS ordinal, trap.trap() AS"
                " version, ''::text AS name, ''::text AS hash, trap.trap() AS chain, 'applied'::text AS state, now() AS"
                " applied_at, 1::bigint AS duration_us, ''::text AS program, ''::text AS down_script, true AS"
                " compatible"},
        planted{"AMaterialisedView", "CREATE MATERIALIZED VIEW public.pawl_history AS SELECT 1 AS ordinal"},
        planted{"ASequence", "CREATE SEQUENCE public.pawl_history"},
        planted{"AType", "CREATE TYPE public.pawl_history AS (ordinal integer)"},
        planted{"APartitionedTable",
                "CREATE TABLE public.pawl_history (" + std::string{columns} + ") PARTITION BY LIST (set_name)"},
        planted{"ATypedTable", "CREATE TYPE trap.row AS (set_name text); CREATE TABLE public.pawl_history OF trap.row"},
        planted{"AnUnloggedTable",
                "SET client_min_messages = warning;" + plain() + "ALTER TABLE public.pawl_history SET UNLOGGED"},
        planted{"ATrigger", plain() + "CREATE TRIGGER t BEFORE INSERT ON public.pawl_history FOR EACH ROW EXECUTE"
                                      " FUNCTION trap.fires()"},
        planted{"ATriggerForStatements", plain() + "CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON"
                                                   " public.pawl_history EXECUTE FUNCTION trap.fires()"},
        planted{"ARule", plain() + "CREATE RULE r AS ON INSERT TO public.pawl_history DO ALSO SELECT trap.trap()"},
        planted{"APolicy", plain() + "CREATE POLICY p ON public.pawl_history USING (trap.trap() IS NOT NULL); ALTER"
                                     " TABLE public.pawl_history ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"},
        planted{"RowSecurityWithoutAPolicy", plain() + "ALTER TABLE public.pawl_history ENABLE ROW LEVEL SECURITY,"
                                                       " FORCE ROW LEVEL SECURITY"},
        planted{"ACheck", plain() + "ALTER TABLE public.pawl_history ADD CHECK (trap.fixed(name) IS NOT NULL)"},
        planted{"ADefault", plain() + "ALTER TABLE public.pawl_history ALTER down_script SET DEFAULT trap.trap()"},
        planted{"AGeneratedColumn", table_with("down_script text COLLATE \"C\"",
                                               "down_script text COLLATE \"C\" GENERATED ALWAYS AS (trap.fixed(name))"
                                               " STORED")},
        planted{"AnIdentityColumn",
                table_with("ordinal integer NOT NULL", "ordinal integer NOT NULL GENERATED BY DEFAULT AS IDENTITY")},
        planted{"AnIndexOverAFunction", plain() + "CREATE INDEX i ON public.pawl_history (trap.fixed(name))"},
        planted{"AnIndexWithACondition",
                plain() + "CREATE INDEX i ON public.pawl_history (name) WHERE trap.fixed(name) = 'x'"},
        planted{"AColumnOfADomain", table_with("chain text COLLATE \"C\"", "chain trap.words")},
        planted{"AColumnOfAnEnum", table_with("state text COLLATE \"C\"", "state trap.state")},
        planted{"AColumnOfAComposite", table_with("program text COLLATE \"C\"", "program trap.pair")},
        planted{"AColumnOfAnArray", table_with("chain text COLLATE \"C\"", "chain text[] COLLATE \"C\"")},
        planted{"ANameOfAnotherType", table_with("set_name text", "set_name varchar")},
        planted{"AnOrdinalOfAnotherType", table_with("ordinal integer", "ordinal bigint")},
        planted{"AnotherCollation", table_with("version text COLLATE \"C\"", "version text")},
        planted{"AnOrdinalThatACastReads", cast_to("integer", "7") +
                                               table_with("ordinal integer", "ordinal trap.pair") +
                                               "INSERT INTO public.pawl_history VALUES ('test_set', ('a', 'b'), '', '',"
                                               " '', '', '', now(), 0, '')"},
        planted{"ANameThatACastReads",
                cast_to("text", "'test_set'") + table_with("set_name text COLLATE \"C\"", "set_name trap.pair") +
                    "INSERT INTO public.pawl_history VALUES (('a', 'b'), 2, '', '', '', '', '', now(), 0, '')"},
        planted{"AViewThatRunsCodeWhileItIsPlanned",
                "CREATE VIEW public.pawl_history AS SELECT trap.fixed('test_set') AS set_name, 2 AS ordinal,"
                " trap.fixed('x') AS chain, trap.fixed('applied') AS state;"
                "GRANT SELECT ON public.pawl_history TO public"},
        planted{"APolicyOverRows",
                plain() + "INSERT INTO public.pawl_history VALUES ('test_set', 2, '', '', '', '', '', now(), 0, '');"
                          "CREATE POLICY p ON public.pawl_history USING (trap.trap() IS NOT NULL);"
                          "ALTER TABLE public.pawl_history ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"},
        planted{"AColumnTooMany", table_with("compatible boolean", "compatible boolean, more text"),
                errc::newer_database},
        planted{"AColumnTooFew", table_with(", compatible boolean", "")},
        planted{"AColumnThatMayBeNull", table_with("chain text COLLATE \"C\" NOT NULL", "chain text COLLATE \"C\"")},
        planted{"ColumnsInAnotherOrder",
                "CREATE TABLE public.pawl_history (ordinal integer NOT NULL, set_name text COLLATE \"C\" NOT NULL)"},
        planted{"NoKey", "CREATE TABLE public.pawl_history (" + std::string{columns} + ")"},
        planted{"AnotherKey",
                "CREATE TABLE public.pawl_history (" + std::string{columns} + ", PRIMARY KEY (ordinal, set_name))"},
        planted{"AForeignKey", plain() + "CREATE TABLE trap.other (x text COLLATE \"C\" PRIMARY KEY); ALTER TABLE"
                                         " public.pawl_history ADD FOREIGN KEY (program) REFERENCES trap.other"},
        planted{"AParent", "CREATE TABLE trap.parent (" + std::string{columns} +
                               "); CREATE TABLE public.pawl_history (PRIMARY KEY (set_name, ordinal))"
                               " INHERITS (trap.parent)"},
        planted{"APartition", "CREATE TABLE trap.parent (" + std::string{columns} +
                                  ") PARTITION BY LIST (set_name); CREATE TABLE public.pawl_history PARTITION OF"
                                  " trap.parent (PRIMARY KEY (set_name, ordinal)) FOR VALUES IN ('test_set')"}),
    [](const auto& of) { return of.param.what; });

TEST_F(hijack, RefusesAHistoryOfAnotherRole) {
  root.execute(plain() + "ALTER TABLE public.pawl_history OWNER TO " + mallory);
  root.execute("GRANT ALL ON public.pawl_history TO " + database.owner());
  const error e = failure_of(set, not_empty);
  EXPECT_EQ(e.code(), errc::history_refused);
  EXPECT_NE(std::string{e.what()}.find(mallory), std::string::npos) << e.what();
}

TEST_F(hijack, RefusesAHistoryOfAnotherRoleAlsoAsSuperuser) {
  root.execute(plain() + "ALTER TABLE public.pawl_history OWNER TO " + mallory);
  EXPECT_EQ(test::failure_of(root, set, not_empty).code(), errc::history_refused);
}

TEST_F(hijack, TakesAHistoryOfARoleThatItIsAMemberOf) {
  root.execute(plain() + "ALTER TABLE public.pawl_history OWNER TO " + mallory);
  root.execute("GRANT " + mallory + " TO " + database.owner());
  EXPECT_EQ(words(migrate(db, set, not_empty)), "+1 +2");
}

TEST_F(hijack, TakesAHistoryThatSomebodyMadeExactlyLikeOurs) {
  plant(plain());
  EXPECT_EQ(words(migrate(db, set, not_empty)), "+1 +2");
}

TEST_F(hijack, RefusesATriggerThatCameLater) {
  migrate(db, set, not_empty);
  plant("CREATE TRIGGER t BEFORE INSERT ON public.pawl_history FOR EACH ROW EXECUTE FUNCTION trap.fires()");
  EXPECT_TRUE(migrate(db, set, not_empty).up_to_date());
  const test_set longer =
      postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}, {"2", "b", "SELECT 2;"}, {"3", "c", "SELECT 3;"}});
  EXPECT_EQ(failure_of(longer, not_empty).code(), errc::history_refused);
  EXPECT_FALSE(is_sprung());
}

TEST_F(hijack, DoesNotReadTheRowsOfAChild) {
  migrate(db, set, not_empty);
  root.execute(
      "CREATE TABLE trap.child () INHERITS (public.pawl_history); INSERT INTO trap.child"
      " SELECT set_name, 99, '99', name, hash, 'x', state, applied_at, duration_us, program FROM"
      " public.pawl_history LIMIT 1");
  EXPECT_TRUE(migrate(db, set, not_empty).up_to_date());
}

TEST_F(hijack, IsNotLedAstrayByATemporaryTable) {
  db.execute("CREATE TEMP TABLE pawl_history (" + std::string{columns} + "); SET search_path = pg_temp, public");
  EXPECT_EQ(words(migrate(db, postgresql_set({{"1", "a", "CREATE TABLE public.a (x integer);"}}), not_empty)), "+1");
  EXPECT_EQ(db.rows("SELECT count(*) FROM pg_temp.pawl_history"), "0");
  EXPECT_EQ(root.rows("SELECT count(*) FROM public.pawl_history"), "1");
}

TEST_F(hijack, IsNotLedAstrayByAHistoryInAnotherSchemaOfTheSearchPath) {
  root.execute("CREATE SCHEMA app AUTHORIZATION " + mallory);
  root.execute("SET ROLE " + mallory + "; CREATE TABLE app.pawl_history (x text); RESET ROLE");
  root.execute("GRANT ALL ON SCHEMA app TO public");
  db.execute("SET search_path = app, public");
  EXPECT_EQ(words(migrate(db, set, not_empty)), "+1 +2");
  EXPECT_EQ(root.rows("SELECT count(*) FROM public.pawl_history"), "2");
}

/// Functions, operators, casts and tables that hide the server's own from whoever does not name them in full.
TEST_F(hijack, RunsNoFunctionOrOperatorOfTheSearchPath) {
  root.execute(
      "CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO public;"
      "CREATE FUNCTION evil.tx(text, text) RETURNS boolean LANGUAGE plpgsql AS"
      "  $$ BEGIN PERFORM trap.trap(); RETURN true; END $$;"
      "CREATE FUNCTION evil.ii(integer, integer) RETURNS boolean LANGUAGE plpgsql AS"
      "  $$ BEGIN PERFORM trap.trap(); RETURN true; END $$;"
      "CREATE FUNCTION evil.cc(text, text) RETURNS text LANGUAGE plpgsql AS"
      "  $$ BEGIN PERFORM trap.trap(); RETURN ''; END $$;"
      "CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.tx);"
      "CREATE OPERATOR evil.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.tx);"
      "CREATE OPERATOR evil.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.ii);"
      "CREATE OPERATOR evil.> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.ii);"
      "CREATE OPERATOR evil.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.cc);"
      "CREATE VIEW evil.pg_class AS SELECT trap.trap() AS relname; CREATE VIEW evil.pg_locks AS SELECT trap.trap();"
      "CREATE VIEW evil.pg_namespace AS SELECT trap.trap(); CREATE VIEW evil.pg_settings AS SELECT trap.trap();"
      "GRANT SELECT ON ALL TABLES IN SCHEMA evil TO public");
  for (const char* name : {"now()",
                           "clock_timestamp()",
                           "pg_backend_pid()",
                           "pg_is_in_recovery()",
                           "version()",
                           "current_setting(text)",
                           "current_setting(text, boolean)",
                           "to_regclass(text)",
                           "set_config(text, text, boolean)",
                           "pg_try_advisory_lock(bigint)",
                           "hashtext(text)",
                           "pg_try_advisory_xact_lock(bigint)",
                           "pg_try_advisory_xact_lock(integer, integer)",
                           "pg_try_advisory_lock(integer, integer)",
                           "pg_relation_filenode(regclass)",
                           "row_security_active(oid)",
                           "pg_advisory_unlock(integer, integer)",
                           "format(text, text)",
                           "quote_ident(text)",
                           "lower(text)",
                           "length(text)",
                           "to_char(timestamptz, text)"}) {
    root.execute(std::string{"CREATE FUNCTION evil."} + name +
                 " RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM trap.trap(); RETURN '1'; END $$");
  }
  db.execute("SET search_path = evil, public, pg_catalog");
  const test_set sets = postgresql_set(
      {{"1", "a", "CREATE TABLE public.a (x integer);", "DROP TABLE public.a;"},
       {"2", "b", "CREATE INDEX CONCURRENTLY i ON public.a (x);", "", {{resumption::create_index, "public.a", "i"}}},
       {"3", "c", "CREATE TABLE public.c (x integer);", "DROP TABLE public.c;"}});
  EXPECT_EQ(words(migrate(db, sets, not_empty)), "+1 +2 +3");
  EXPECT_TRUE(migrate(db, sets, not_empty).up_to_date());
  postgresql_database engine{db};
  EXPECT_EQ(migrator(engine, sets).status().state, database_state::up_to_date);
  EXPECT_EQ(words(migrator(engine, sets).down(1)), "-3");
  EXPECT_FALSE(is_sprung());
}

/// The red arm: what a tool does that asks for nothing.
TEST_F(hijack, SpringsTheTrapOfANaiveRunner) {
  plant(plain() + "CREATE TRIGGER t BEFORE INSERT ON public.pawl_history FOR EACH ROW EXECUTE FUNCTION trap.fires()");
  db.execute(std::string{"CREATE TABLE IF NOT EXISTS pawl_history ("} + columns +
             "); INSERT INTO pawl_history VALUES"
             " ('s', 1, '1', 'a', 'h', 'c', 'applied', now(), 1, '')");
  EXPECT_TRUE(is_sprung());
}

}  // namespace
}  // namespace pawl::test
