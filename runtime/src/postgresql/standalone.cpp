#include "postgresql/standalone.hpp"

#include <string_view>
#include <vector>

#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::string_view duplicate_object = "42710";
constexpr std::string_view undefined_object = "42704";

bool says_it_is_there(const failure& reason) {
  return reason.is(duplicate_object) || reason.is("42P04") || reason.is("42P07");
}

bool says_it_is_gone(const failure& reason) {
  return reason.is(undefined_object) || reason.is("3D000") || reason.is("42P01");
}

/// A name as the script has it, looked up as the script would have it.
std::string looked_up(std::string_view name) { return concat({"pg_catalog.to_regclass(", literal(name), ")"}); }

/// The indexes that a standalone statement is about, with what they are called in full, and whether they are valid.
std::string index_query(std::string_view condition) {
  return qualified(
      concat({"SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid "
              "FROM pg_catalog.pg_index AS i, pg_catalog.pg_class AS c, pg_catalog.pg_namespace AS n "
              "WHERE c.oid == i.indexrelid AND n.oid == c.relnamespace AND ",
              condition}));
}

/// An index is where its table is, whatever the search_path says.
std::string index_of_table(const standalone_statement& what) {
  return concat({"i.indrelid == ", looked_up(what.relation),
                 "::pg_catalog.oid AND pg_catalog.quote_ident(c.relname) == ", literal(what.object)});
}

/// What an interrupted REINDEX CONCURRENTLY leaves: a copy that was not finished, or an original that was replaced.
std::string left_by_reindex(const standalone_statement& what) {
  std::string table = looked_up(what.relation);
  if (*what.relation == '\0') {
    table = concat({"(SELECT x.indrelid FROM pg_catalog.pg_index AS x WHERE x.indexrelid == ", looked_up(what.object),
                    "::pg_catalog.oid)"});
  }
  std::string condition = "NOT i.indisvalid AND c.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'";
  if (*what.relation != '\0' || *what.object != '\0') {
    condition += concat({" AND i.indrelid == ", table, "::pg_catalog.oid"});
  }
  return condition;
}

bool is_about_indexes(const standalone_statement& what) {
  return what.how == resumption::create_index || what.how == resumption::reindex;
}

}  // namespace

void standalone_step::run(bool resumes) {
  switch (what_.how) {
    case resumption::create_index:
      return create_index(resumes);
    case resumption::reindex:
      if (resumes) drop_invalid();
      return static_cast<void>(link_.ask(sql_));
    case resumption::detach_partition:
      return detach(resumes);
    case resumption::create:
    case resumption::drop:
      return run_once(resumes);
    case resumption::rerun:
      break;
  }
  link_.ask(sql_);
}

/// One that is valid is done; one that is not was left by an interrupted run and is built anew.
void standalone_step::create_index(bool resumes) {
  if (resumes) {
    const answer found = link_.ask(index_query(index_of_table(what_)));
    if (found.size() > 0 && found.is_true(0, 1)) return;
    drop_invalid();
  }
  link_.ask(sql_);
  const answer made = link_.ask(index_query(index_of_table(what_)));
  if (made.size() == 0 || made.is_true(0, 1)) return;
  failure reason;
  reason.message = concat({"the index ", made.text(0, 0), " is there and INVALID: it was left by another attempt"});
  reason.hint = concat({"DROP INDEX CONCURRENTLY ", made.text(0, 0), ", then start again"});
  throw failure{reason};
}

/// Its first half is committed before the second waits: from then on only FINALIZE goes on.
void standalone_step::detach(bool resumes) {
  const bool can_be_pending = link_.version() >= 140000;
  const std::string attached =
      qualified(concat({"SELECT ", can_be_pending ? "h.inhdetachpending" : "false",
                        " FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid == ", looked_up(what_.object),
                        "::pg_catalog.oid AND h.inhparent == ", looked_up(what_.relation), "::pg_catalog.oid"}));
  const answer found = link_.ask(attached);
  if (resumes && found.size() == 0) return;
  if (found.size() > 0 && found.is_true(0, 0)) {
    link_.ask(concat({"ALTER TABLE ", what_.relation, " DETACH PARTITION ", what_.object, " FINALIZE"}));
  } else {
    link_.ask(sql_);
  }
}

/// What was made or dropped by an interrupted run is done: the server says so when it is asked once more.
void standalone_step::run_once(bool resumes) {
  try {
    link_.ask(sql_);
  } catch (const failure& reason) {
    const bool is_done = what_.how == resumption::create ? says_it_is_there(reason) : says_it_is_gone(reason);
    if (!resumes || !is_done) throw;
  }
}

/// Drops what is INVALID of the indexes that the statement would have made.
void standalone_step::drop_invalid() {
  const std::string which =
      what_.how == resumption::reindex ? left_by_reindex(what_) : index_of_table(what_) + " AND NOT i.indisvalid";
  const answer found = link_.ask(index_query(which));
  for (std::size_t i = 0; i < found.size(); ++i) {
    link_.ask(concat({"DROP INDEX CONCURRENTLY ", found.text(i, 0)}));
  }
}

bool standalone_step::clean_up() noexcept {
  if (link_.is_broken()) return false;
  try {
    if (is_about_indexes(what_)) drop_invalid();
    return what_.how != resumption::detach_partition;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace pawl::postgresql
