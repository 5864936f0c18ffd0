/// What psql and other tools understand.

#include "read.hpp"

namespace {

using pawl::test::read;
using texts = std::vector<std::string>;

TEST(psql_command, IsRefusedWithWhatToWrite) {
  EXPECT_EQ(read("SELECT 1;\n\\i more.sql\nSELECT 2;").found,
            "m/1_a.sql:2:1: error: `\\i` is a command to psql, not SQL [psql-command]\n"
            "    2 | \\i more.sql\n"
            "      | ^\n"
            "hint: write the SQL of that file here: the program that runs the migration has no such file\n");
}

TEST(psql_command, TakesItsLineOnly) {
  const auto set = read("\\set x 'it''s'\n\\echo ; hello ;\nSELECT 1;\n  \\timing\n");
  EXPECT_EQ(set.statements(), texts{"SELECT 1;"});
  EXPECT_EQ(set.places(), "1:1 psql-command, 2:1 psql-command, 4:3 psql-command");
}

TEST(psql_command, BehindAStatementIsRefused) {
  EXPECT_EQ(read("SELECT 'DROP TABLE a' \\gexec\n").places(), "1:23 psql-command");
  EXPECT_EQ(read("SELECT 'DROP TABLE a' \\gexec\n").hint(), "end the statement with ;");
}

TEST(psql_command, IsNoBackslashInAString) {
  EXPECT_EQ(read(R"(SELECT '\i', E'\'\\', $$\copy$$, "\d"; -- \q)").found, "");
}

TEST(psql_command, IsReportedWhereItsArgumentsHaveNoEnd) {
  EXPECT_EQ(read("SELECT 1;\n\\echo it's\nSELECT 2;").places(), "2:1 psql-command, 2:9 unterminated-token");
}

TEST(client_variable, IsRefused) {
  EXPECT_EQ(read("INSERT INTO a VALUES (:value);").found,
            "m/1_a.sql:1:23: error: :value is a variable of psql, which nobody sets here [client-variable]\n"
            "    1 | INSERT INTO a VALUES (:value);\n"
            "      |                       ^\n"
            "hint: write the value itself; what differs between databases is not for a migration\n");
}

TEST(client_variable, IsRefusedInQuotes) {
  EXPECT_EQ(read("ALTER ROLE a PASSWORD :'secret';").message(),
            ":'secret' is a variable of psql, which nobody sets here");
  EXPECT_EQ(read("CREATE SCHEMA :\"name\";").message(), ":\"name\" is a variable of psql, which nobody sets here");
}

TEST(client_variable, IsNoSliceAndNoCast) {
  EXPECT_EQ(read("SELECT a[1:n], a[:n], b::text, ':x', '1':: int FROM t;").found, "");
}

TEST(client_variable, IsNotBlamedForWhatIsNoneOfIt) {
  EXPECT_EQ(read("SELECT a[1:n], b::text FRM x y;").message(), "syntax error at or near \"x\"");
}

TEST(copy_stdin, IsRefusedWithItsRowsLeftOut) {
  const auto set = read("COPY notes (id) FROM STDIN;\n1\n2\n\\.\nSELECT 1;");
  EXPECT_EQ(set.found,
            "m/1_a.sql:1:1: error: COPY ... FROM STDIN waits for rows that a program does not send [copy-stdin]\n"
            "    1 | COPY notes (id) FROM STDIN;\n"
            "      | ^\n"
            "hint: write the rows as INSERT INTO ... VALUES, or let the program copy them behind pawl::migrate()\n");
  EXPECT_EQ(set.statements(), (texts{"COPY notes (id) FROM STDIN;", "SELECT 1;"}));
}

TEST(copy_stdin, IsReportedWhereItsRowsAreNoSql) {
  EXPECT_EQ(read("COPY notes FROM stdin;\n1\tdon't\n\\.\n").places(), "1:1 copy-stdin, 2:6 unterminated-token");
}

TEST(copy_stdin, IsRefusedWithoutRows) { EXPECT_EQ(read("COPY a FROM STDIN;\nSELECT 1;").places(), "1:1 copy-stdin"); }

TEST(copy_stdin, IsToStdoutToo) {
  EXPECT_EQ(read("COPY (SELECT 1) TO STDOUT WITH (FORMAT csv);").message(),
            "COPY ... TO STDOUT sends rows that nobody takes");
}

TEST(copy_stdin, IsNoFileAndNoProgram) {
  EXPECT_EQ(read("COPY a FROM '/srv/a.csv'; COPY a TO PROGRAM 'cat';").found, "");
}

TEST(bound_parameter, IsRefused) {
  EXPECT_EQ(read("SELECT 1;\nSELECT 'é', $12;").found,
            "m/1_a.sql:2:13: error: $12 is a parameter, and nothing binds it [bound-parameter]\n"
            "    2 | SELECT 'é', $12;\n"
            "      |             ^\n"
            "hint: write the value itself; text stands in single quotes\n");
}

TEST(bound_parameter, IsAnArgumentInAFunction) {
  EXPECT_EQ(read("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN $1 + 1;"
                 "CREATE FUNCTION g(int) RETURNS int LANGUAGE sql AS 'SELECT $1';")
                .found,
            "");
}

TEST(unterminated_token, SilencesTheParser) {
  EXPECT_EQ(read("SELEC 1;\nSELECT $a$ b;").places(), "2:8 unterminated-token");
  EXPECT_EQ(read("SELECT 1 /* a /* b */;").places(), "1:10 unterminated-token");
}

}  // namespace
