#include "source/postgresql/row_changes.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// Functions of PostgreSQL's own that a migration selects, and that change nothing which a program reads.
constexpr std::array harmless{std::string_view{"setval"},   std::string_view{"nextval"},
                              std::string_view{"count"},    std::string_view{"max"},
                              std::string_view{"min"},      std::string_view{"sum"},
                              std::string_view{"coalesce"}, std::string_view{"pg_get_serial_sequence"},
                              std::string_view{"now"},      std::string_view{"lower"},
                              std::string_view{"upper"},    std::string_view{"version"},
                              std::string_view{"pg_notify"}};

class row_judge {
 public:
  row_judge(const known_routines& routines, step_findings& findings) : routines_{routines}, findings_{findings} {}

  void judge(const ProtobufCMessage& message, bool is_select) {
    if (const auto* insert = as<PgQuery__InsertStmt>(message, pg_query__insert_stmt__descriptor)) {
      judge_conflict(*insert);
    } else if (const auto* update = as<PgQuery__UpdateStmt>(message, pg_query__update_stmt__descriptor)) {
      judge_values(update->relation, {update->target_list, update->n_target_list});
    } else if (const auto* removal = as<PgQuery__DeleteStmt>(message, pg_query__delete_stmt__descriptor)) {
      judge_table(removal->relation, "deleted");
    } else if (const auto* merge = as<PgQuery__MergeStmt>(message, pg_query__merge_stmt__descriptor)) {
      judge_table(merge->relation, "merged");
    } else if (const auto* call = as<PgQuery__FuncCall>(message, pg_query__func_call__descriptor)) {
      judge_call(*call, is_select);
    }
  }

  void judge_table(const PgQuery__RangeVar* table, std::string_view what) {
    findings_.unseen(*table, "", fmt::format("rows of {} are {}", table->relname, what));
  }

 private:
  void judge_values(const PgQuery__RangeVar* table, nodes targets) {
    for (const auto* target : targets) {
      const char* const column = target->res_target->name;
      findings_.unseen(*table, column, fmt::format("values of {}.{} are changed", table->relname, column));
    }
  }

  void judge_conflict(const PgQuery__InsertStmt& insert) {
    const auto* conflict = insert.on_conflict_clause;
    if (conflict == nullptr || conflict->action != PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_UPDATE) return;
    judge_values(insert.relation, {conflict->target_list, conflict->n_target_list});
  }

  /// In other statements than SELECT, functions make values: it is those of the set that may do something else too.
  void judge_call(const PgQuery__FuncCall& call, bool is_select) {
    const auto* last = call.n_funcname == 0 ? nullptr : call.funcname[call.n_funcname - 1];
    const std::string_view name = last == nullptr ? "" : last->string->sval;
    if (name == "setval" && !routines_.has(name)) return judge_sequence(call);
    const bool is_harmless = std::ranges::find(harmless, name) != harmless.end();
    if ((is_harmless || !is_select) && !routines_.may_change_rows(name)) return;
    findings_.settles(fmt::format("it calls {}(), which may do anything", name));
  }

  /// To the largest key in use, or of a table that is new: anything else may go back to keys that are taken.
  void judge_sequence(const PgQuery__FuncCall& call) {
    const bool is_constant = call.n_args > 1 && call.args[1]->node_case == PG_QUERY__NODE__NODE_A_CONST;
    bool is_new = false;
    walk(call.base, [&](const ProtobufCMessage& message) {
      const auto* text = as<PgQuery__String>(message, pg_query__string__descriptor);
      if (text != nullptr) is_new = is_new || findings_.made.has_owner_of(text->sval);
      return true;
    });
    if (is_constant && !is_new) findings_.settles("a sequence is set to a number, which may be taken");
  }

  const known_routines& routines_;
  step_findings& findings_;
};

}  // namespace

void judge_rows(const PgQuery__Node& statement, const known_routines& routines, step_findings& findings) {
  row_judge rows{routines, findings};
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
      for (const auto* table : nodes{statement.truncate_stmt->relations, statement.truncate_stmt->n_relations}) {
        rows.judge_table(table->range_var, "deleted");
      }
      if (statement.truncate_stmt->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
        findings.settles("rows that point at others are deleted with them");
      return;
    case PG_QUERY__NODE__NODE_CALL_STMT:
      return findings.settles("it calls a procedure, which may do anything");
    default:
      break;
  }
  // EXPLAIN ANALYZE runs what it explains.
  const bool is_select = statement.node_case == PG_QUERY__NODE__NODE_SELECT_STMT ||
                         statement.node_case == PG_QUERY__NODE__NODE_EXPLAIN_STMT;
  walk(statement, [&](const ProtobufCMessage& message) {
    rows.judge(message, is_select);
    return true;
  });
}

}  // namespace pawl::generator::pg
