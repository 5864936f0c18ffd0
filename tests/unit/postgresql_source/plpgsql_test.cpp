/// Errors of bodies in PL/pgSQL, and where they are shown.

#include "read.hpp"

namespace {

using pawl::test::read;

TEST(plpgsql_syntax, IsPlacedInTheBody) {
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETRN 1;\nEND $$;").found,
            "m/1_a.sql:3:3: error: syntax error at or near \"RETRN\" [plpgsql-syntax]\n"
            "    3 |   RETRN 1;\n"
            "      |   ^\n");
}

TEST(plpgsql_syntax, OfAnExpressionIsPlacedWhereItEndsTooEarly) {
  EXPECT_EQ(read("-- é\nCREATE FUNCTION f() RETURNS int AS $body$\nBEGIN\n  RETURN 1;\n  RETURN 'é' || ;\n"
                 "  RETURN 2;\nEND $body$ LANGUAGE plpgsql;")
                .found,
            "m/1_a.sql:5:17: error: syntax error at end of input [plpgsql-syntax]\n"
            "    5 |   RETURN 'é' || ;\n"
            "      |                 ^\n");
}

TEST(plpgsql_syntax, OfSqlInABodyIsPlacedAtItsWord) {
  EXPECT_EQ(
      read("DO $$\nDECLARE\n  é text := 'é';\nBEGIN\n  é := 'ü'; UPDATE t SETx y = 1 WHERE é = 'x';\nEND $$;").found,
      "m/1_a.sql:5:27: error: syntax error at or near \"y\" [plpgsql-syntax]\n"
      "    5 |   é := 'ü'; UPDATE t SETx y = 1 WHERE é = 'x';\n"
      "      |                           ^\n");
}

TEST(plpgsql_syntax, OfABodyInQuotesIsPlacedPastDoubledQuotes) {
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS '\nBEGIN\n  RETURN ''a'' || ''b'' x y;\nEND';")
                .places(),
            "3:27 plpgsql-syntax");
}

TEST(plpgsql_syntax, OfABodyWithEscapesIsPlacedPastThem) {
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS E'BEGIN\\n  RETRN \\'a\\';\\nEND';").places(),
            "1:65 plpgsql-syntax");
}

TEST(plpgsql_syntax, OfABodyThatCannotBeFollowedIsPlacedAtItsBeginning) {
  EXPECT_EQ(read("DO U&'BEGIN RETRN \\0041; END';").places(), "1:4 plpgsql-syntax");
}

TEST(plpgsql_syntax, OfAMissingEndIsPlacedAtTheLastWord) {
  EXPECT_EQ(read("DO $$\nBEGIN\n  IF true THEN\n    PERFORM 1;\nEND $$;").found,
            "m/1_a.sql:5:1: error: syntax error at end of input [plpgsql-syntax]\n"
            "    5 | END $$;\n"
            "      | ^\n");
}

TEST(plpgsql_syntax, NamesVariablesThatNobodyDeclared) {
  EXPECT_EQ(read("DO $$\nDECLARE total int;\nBEGIN\n  totl := 1;\nEND $$;").found,
            "m/1_a.sql:4:3: error: \"totl\" is not a known variable [plpgsql-syntax]\n"
            "    4 |   totl := 1;\n"
            "      |   ^\n");
}

TEST(plpgsql_syntax, NamesConstantsThatAreAssigned) {
  EXPECT_EQ(read("DO $$\nDECLARE most CONSTANT int := 1;\nBEGIN\n  most := 2;\nEND $$;").places(),
            "4:3 plpgsql-syntax");
}

TEST(plpgsql_syntax, NamesAnExitWithoutLoop) {
  EXPECT_EQ(read("DO $$\nBEGIN\n  PERFORM 1;\n  EXIT;\nEND $$;").found,
            "m/1_a.sql:4:3: error: EXIT cannot be used outside a loop, unless it has a label [plpgsql-syntax]\n"
            "    4 |   EXIT;\n"
            "      |   ^\n");
}

TEST(plpgsql_syntax, CountsTheParametersOfRaise) {
  EXPECT_EQ(read("DO $$\nBEGIN\n  RAISE NOTICE '% and %', 1;\nEND $$;").message(),
            "too few parameters specified for RAISE");
}

TEST(plpgsql_syntax, SaysWhichWordALoopLacks) {
  EXPECT_EQ(read("DO $$\nBEGIN\n  FOR i IN 1..3\n    RAISE NOTICE '%', i;\n  END LOOP;\nEND $$;").message(),
            "missing \"LOOP\" at end of SQL expression");
}

TEST(plpgsql_syntax, OfEachFunctionOfAScriptIsReported) {
  const std::string function = " RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETRN 1; END $$;\n";
  EXPECT_EQ(read("CREATE FUNCTION f()" + function + "CREATE OR REPLACE FUNCTION g()" + function).places(),
            "1:62 plpgsql-syntax, 2:73 plpgsql-syntax");
}

TEST(plpgsql_syntax, IsFoundWhereverTheBodyStandsAmongTheOptions) {
  for (const char* options : {"LANGUAGE plpgsql AS $$ BEGIN x; END $$", "AS $$ BEGIN x; END $$ LANGUAGE plpgsql",
                              "STABLE LANGUAGE 'plpgsql' SECURITY DEFINER AS $q$ BEGIN x; END $q$ SET search_path = a",
                              "COST 5 AS 'BEGIN x; END' STRICT LANGUAGE plpgsql"}) {
    EXPECT_EQ(read(std::string{"CREATE FUNCTION f(a text = 'x;') RETURNS int "} + options + ';').message(),
              "syntax error at or near \"x\"")
        << options;
  }
}

TEST(plpgsql_syntax, IsFoundBehindWhatOnlyACatalogKnows) {
  EXPECT_EQ(read("DO $$\nDECLARE r shop.notes%ROWTYPE; c refcursor;\nBEGIN\n  SELECT 1, 2 INTO r.x, r.y;\n"
                 "  OPEN c FOR SELECT 1;\n  FOR n IN d(1) LOOP r.x := n; END LOOP;\n  RETRN;\nEND $$;")
                .places(),
            "7:3 plpgsql-syntax");
}

TEST(plpgsql_syntax, IsFoundInNestedDollarTags) {
  EXPECT_EQ(read("DO $outer$\nBEGIN\n  EXECUTE $q$ SELECT $w$ ; $w$ $q$;\n  RETRN $$a$$;\nEND $outer$;").places(),
            "4:3 plpgsql-syntax");
}

TEST(plpgsql_syntax, IsFoundWhereTheBodyHoldsTheCheckersOwnTag) {
  EXPECT_EQ(read("DO $$ BEGIN PERFORM '$pawl$ $pawl_$'; RETRN; END $$;").places(), "1:39 plpgsql-syntax");
}

}  // namespace
