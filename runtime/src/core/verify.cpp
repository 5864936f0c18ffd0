#include <utility>

#include <pawl/migrator.hpp>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/reading.hpp"
#include "core/schema_compare.hpp"
#include "core/schema_statements.hpp"
#include "core/schema_text.hpp"

namespace pawl {
namespace {

const proven_schema& schema_for(dialect dialect, const migration_set& set) {
  for (const dialect_migrations& candidate : set.dialects) {
    if (candidate.dialect == dialect && candidate.schema != nullptr) return *candidate.schema;
  }
  fail(errc::no_schema,
       concat({"the set ", set.name, " holds no schema for ", to_string(dialect),
               " to compare with: its migrations were not proven to the last one when the program was built"}),
       "build where the proof can run; for postgresql, where PostgreSQL's server programs are installed");
}

[[noreturn]] void refuse_pending(const status& now) {
  const migration* next = now.interrupted;
  if (next == nullptr && !now.pending.empty()) next = now.pending.front();
  std::string message = "the database is not at the set's last migration, and that one's schema alone is known";
  if (next != nullptr) {
    message += concat({": ", next->version, " ", next->name,
                       now.interrupted != nullptr ? " was begun and not finished" : " is pending"});
  }
  fail(errc::pending, message, "upgrade the database first");
}

[[noreturn]] void refuse_unknown() {
  fail(errc::unknown_database,
       "the database holds tables but no history of migrations: another program may have made it",
       "if the tables are this program's own, adopt it with options.baseline first");
}

/// Throws unless the database is where the embedded schema is.
void refuse_elsewhere(const assignment& work) {
  const status now = read_status(work);
  // What newer migrations have made of the schema this program cannot know, be they compatible or not.
  refuse_contradiction(now, work.migrations, newer_database::refuse);
  if (now.state == database_state::unknown) refuse_unknown();
  if (now.state != database_state::up_to_date || now.interrupted != nullptr) refuse_pending(now);
}

/// `PostgreSQL 15` of `PostgreSQL 15.8`.
std::string_view major(std::string_view engine) { return engine.substr(0, engine.find('.')); }

std::string caution_about(dialect dialect, std::string_view proven_on, std::string_view found_on) {
  // SQLite keeps what it was told, word by word.
  if (dialect == dialect::sqlite || major(proven_on) == major(found_on)) return {};
  return concat({"the schema was proven on ", proven_on, " and the database runs on ", found_on,
                 ": these print some definitions differently though they mean the same"});
}

/// Empty where there is no definition to show: an ordinary table's columns are objects of their own.
std::string line(std::string_view side, std::string_view definition) {
  return definition.empty() ? std::string{} : concat({"  ", side, on_one_line(definition), "\n"});
}

const char* verb_of(difference::kind_type kind) {
  switch (kind) {
    case difference::kind_type::missing:
      return "missing";
    case difference::kind_type::different:
      return "different";
    case difference::kind_type::extra:
      return "extra";
  }
  return "";
}

}  // namespace

drift migrator::verify(extras strangers) {
  database_.use(options_);
  database_.refuse_open_transaction();
  const assignment work{database_, set_, migrations_, options_};
  const proven_schema& schema = schema_for(database_.dialect(), set_);
  refuse_elsewhere(work);
  const std::vector<schema_object> expected = objects_of(schema);
  live_schema found = database_.read_schema(expected);
  // Somebody may have upgraded it meanwhile.
  refuse_elsewhere(work);

  comparison how;
  how.strangers = strangers;
  if (database_.dialect() == dialect::sqlite) {
    found.objects = statements::take_apart(found.objects);
    how.letters = letter_case::ignored;
  }
  drift result;
  result.proven_on = schema.engine;
  result.found_on = found.engine;
  result.differences = compare_schemas(expected, found.objects, how);
  if (!result.empty()) result.caution = caution_about(database_.dialect(), result.proven_on, result.found_on);
  return result;
}

std::string to_string(const drift& drift) {
  std::string text;
  for (const difference& each : drift.differences) {
    text += concat({verb_of(each.kind), ": ", each.object, " ", each.name, "\n"});
    text += line("expected: ", each.expected);
    text += line("found:    ", each.found);
  }
  if (!drift.caution.empty()) text += concat({"note: ", drift.caution, "\n"});
  return text;
}

}  // namespace pawl
