#include "source/postgresql/script_parser.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "core/letter_case.hpp"
#include "source/locate.hpp"
#include "source/postgresql/foreign_syntax.hpp"
#include "source/postgresql/history_rule.hpp"
#include "source/postgresql/plpgsql_check.hpp"
#include "source/postgresql/routine.hpp"
#include "source/postgresql/session_rules.hpp"
#include "source/postgresql/standalone_plan.hpp"

namespace pawl::generator::pg {
namespace {

/// `$1` is the argument of a function with a body in SQL, and of a statement to PREPARE.
bool may_have_parameters(const PgQuery__Node* statement) {
  return statement != nullptr && (statement->node_case == PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT ||
                                  statement->node_case == PG_QUERY__NODE__NODE_PREPARE_STMT);
}

/// What a file that holds only this statement could be called.
std::string file_name_for(const standalone_plan& plan, const PgQuery__Node& statement) {
  std::string name = plan.step.object.empty() ? plan.step.relation : plan.step.object;
  if (statement.node_case == PG_QUERY__NODE__NODE_VACUUM_STMT)
    name = "vacuum " + plan.step.relation;
  else
    name = plan.label.substr(0, plan.label.find(' ')) + ' ' + name;
  std::string words;
  for (const char letter : name) {
    const char c = to_lower(letter);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      words += c;
    else if (!words.empty() && words.back() != '_')
      words += '_';
  }
  while (words.ends_with('_')) words.pop_back();
  return words;
}

}  // namespace

script_parser::script_parser(const migration& whole, script& target, known_objects& known, diagnostics& found)
    : migration_{whole},
      script_{target},
      known_{known},
      found_{found},
      report_{target, found},
      reader_{target.text()},
      judge_{known.types, known.routines} {}

void script_parser::parse() {
  while (const auto raw = reader_.next()) {
    statements_.push_back({raw->begin, raw->end});
    if (!raw->interrupted) read(*raw);
  }
  report_psql_commands();
  script_.statements = std::move(statements_);
  if (migration_.is_repeatable()) refuse_nameless_indexes();
  plan();
}

void script_parser::parse_unsound() {
  while (const auto raw = reader_.next()) {
    if (!bears_tree(*raw)) continue;
    sql_ = script_.text().substr(raw->begin, raw->end - raw->begin);
    const auto parsed = parse_sql(sql_, parse_depth::tree);
    if (!parsed.tree || parsed.statements != 1) continue;
    const auto& statement = *parsed.tree->root().stmts[0]->stmt;
    if (const auto why = refuse_copy(statement)) report_.add(*why, raw->begin);
    if (reads_rows(statement)) reader_.skip_copied_rows();
  }
  report_psql_commands();
}

void script_parser::report_psql_commands() {
  for (const auto offset : reader_.psql_commands()) report_.add(refuse_psql_command(script_.text(), offset), offset);
}

void script_parser::read(const raw_statement& raw) {
  sql_ = script_.text().substr(raw.begin, raw.end - raw.begin);
  const auto parsed = parse_sql(sql_, bears_tree(raw) ? parse_depth::tree : parse_depth::syntax);
  if (parsed.refusal) return report_refusal(*parsed.refusal, raw.begin);
  check_end(parsed, raw);
  const auto* statement = parsed.tree && parsed.statements == 1 ? parsed.tree->root().stmts[0]->stmt : nullptr;
  if (raw.parameter && !may_have_parameters(statement)) {
    const auto parameter = sql_.substr(*raw.parameter - raw.begin);
    report_.add({"bound-parameter",
                 fmt::format("{} is a parameter, and nothing binds it",
                             parameter.substr(0, parameter.find_first_not_of("$0123456789"))),
                 "write the value itself; text stands in single quotes", 0},
                *raw.parameter);
  }
  if (const auto why = refuse_history(statement, sql_)) report_.add(*why, raw.begin);
  if (statement != nullptr) read_tree(*statement, raw);
  judge_.note(statement, sql_);
  if (statement != nullptr) known_.routines.note(*statement);
}

void script_parser::report_refusal(const parser_refusal& refusal, std::uint32_t begin) {
  if (const auto variable = find_client_variable(sql_)) return report_.add(*variable, begin);
  const auto offset = refusal.offset.value_or(0);
  report_.add({"postgresql-syntax", refusal.message, std::string{hint_for_syntax(sql_, offset)}, offset}, begin);
}

void script_parser::check_end(const parse_result& parsed, const raw_statement& raw) {
  const auto end = sql_.size() - (raw.terminated ? 1 : 0);
  if (parsed.statements == 1 && parsed.first_end == end) return;
  report_.add({"statement-boundary", "PostgreSQL reads this statement to another end than pawl does",
               "write it with an ordinary `;` at its end", 0},
              raw.begin);
}

void script_parser::read_tree(const PgQuery__Node& statement, const raw_statement& raw) {
  for (const auto& why : {refuse_transaction_statement(statement, sql_), refuse_session_setting(statement, sql_),
                          refuse_copy(statement), known_.procedures.refuse_call(statement)}) {
    if (why) report_.add(*why, raw.begin);
  }
  if (reads_rows(statement)) reader_.skip_copied_rows();
  read_body(statement, raw.begin);
  note_standalone(statement, statements_.size() - 1);
  report_early_use(statement, raw.begin);
  added_.note(statement, statements_.size() - 1);
  nameless_.note(statement, raw.begin);
  known_.columns.note(statement);
  known_.types.note(statement);
}

void script_parser::read_body(const PgQuery__Node& statement, std::uint32_t begin) {
  const auto routine = find_routine(statement, sql_);
  bool commits = false;
  if (routine) {
    const auto place = [&](std::size_t offset) { return routine->body_offset + routine->body.offset_of(offset); };
    if (routine->language == "plpgsql") {
      const auto body = check_plpgsql(*routine, sql_);
      commits = routine->is_procedure && body.transaction_end;
      if (body.refusal) report_.add({"plpgsql-syntax", body.refusal->message, {}, place(body.refusal->offset)}, begin);
      if (routine->is_block && body.transaction_end)
        report_.add(refuse_committing_block(sql_, place(*body.transaction_end)), begin);
    } else if (routine->language == "sql") {
      const auto parsed = parse_sql(std::string{routine->body.value()}, parse_depth::syntax);
      if (parsed.refusal)
        report_.add({"postgresql-syntax", parsed.refusal->message, {}, place(parsed.refusal->offset.value_or(0))},
                    begin);
    }
    if (auto why = refuse_history_in_body(routine->body.value())) {
      why->offset = place(why->offset);
      report_.add(*why, begin);
    }
  }
  known_.procedures.note(statement, commits);
}

void script_parser::report_early_use(const PgQuery__Node& statement, std::uint32_t begin) {
  const auto use = added_.find_use(statement, known_.columns);
  if (!use) return;
  found_.add(
      {.id = "enum-value-used",
       .where = locate(script_, begin + static_cast<std::uint32_t>(use->offset)),
       .message = fmt::format("the value '{}' of {} cannot be used before the migration that adds it is committed",
                              use->value, use->type),
       .hint = "use it in the next migration, which is a transaction of its own where options.transaction is each",
       .notes = {{locate(script_, statements_[use->added_by].begin), "it is added here"}}});
}

void script_parser::note_standalone(const PgQuery__Node& statement, std::size_t index) {
  if (auto released = released_subscription(statement); !released.empty())
    released_subscriptions_.push_back(std::move(released));
  auto plan = plan_standalone(statement);
  if (!plan) return;
  const bool is_released =
      statement.node_case == PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT &&
      std::ranges::find(released_subscriptions_, plan->step.object) != released_subscriptions_.end();
  if (is_released) return;
  if (plan->unnamed_index)
    report_.add({"unnamed-index", "an index that is built CONCURRENTLY needs a name",
                 fmt::format("write CREATE INDEX CONCURRENTLY <name> ON {}: without it, an index that an interruption "
                             "left half-built could not be found again",
                             plan->step.relation),
                 0},
                statements_[index].begin);
  lone_.push_back({index, plan->label, file_name_for(*plan, statement)});
  steps_.push_back(std::move(plan->step));
}

/// An interrupted one would have to be taken up again by a program whose script may have changed since.
void script_parser::refuse_in_repeatable() {
  found_.add(
      {.id = "outside-transaction",
       .where = locate(script_, script_.statements[lone_.front().index].begin),
       .message = fmt::format("{} cannot run inside a transaction, where repeatable scripts run", lone_.front().label),
       .hint = "write it into a versioned migration of its own",
       .notes = {}});
}

/// The proof would not see it: the second run succeeds.
void script_parser::refuse_nameless_indexes() {
  for (const auto offset : nameless_.found()) {
    report_.add({"not-repeatable", "each run of the script makes another index, for want of a name",
                 "name it: CREATE INDEX IF NOT EXISTS <name>, or DROP INDEX IF EXISTS <name> before", 0},
                offset);
  }
}

void script_parser::plan() {
  if (lone_.empty()) return;
  if (migration_.is_repeatable()) return refuse_in_repeatable();
  if (script_.statements.size() == 1) {
    script_.standalone = std::move(steps_.front());
    return;
  }
  const bool is_up = &script_ == &migration_.up;
  auto hint = is_up ? "split the file, and renumber the drafts behind it:" + split_files(migration_, script_, lone_)
                    : "split the migration; downs run from the last version to the first:" +
                          split_down(migration_, script_, lone_);
  found_.add({.id = "outside-transaction",
              .where = locate(script_, script_.statements[lone_.front().index].begin),
              .message = fmt::format("{} cannot run inside a transaction, and so not beside the other statements of "
                                     "this script",
                                     lone_.front().label),
              .hint = std::move(hint),
              .notes = {}});
}

}  // namespace pawl::generator::pg
