#include "source/postgresql/session_rules.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/names.hpp"
#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::pg {
namespace {

constexpr std::string_view keep_out =
    "leave it out: what the program's session needs, the program sets behind pawl::migrate()";

refusal outlives(std::string_view what, std::string hint) {
  return {"session-setting", fmt::format("{} would outlive the migration, on the program's connection", what),
          std::move(hint)};
}

/// The text of a name that stands for itself in messages, however long it is.
std::string shown(std::string_view name) { return std::string{name.substr(0, 60)}; }

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view each) { return is_word(name, each); });
}

refusal refuse_role(std::string_view verb, std::string_view name) {
  const auto* const what = is_word(name, "role") ? "ROLE" : "SESSION AUTHORIZATION";
  return {"session-setting", fmt::format("{} {} in a migration, whose history is written by the same role", verb, what),
          "let the program connect as the role that shall own the objects, or write ALTER ... OWNER TO"};
}

refusal refuse_transaction_setting() {
  return {"transaction-control", "SET TRANSACTION in a migration, whose transaction has begun already",
          "leave it out: the program may set default_transaction_isolation before pawl::migrate()"};
}

std::optional<refusal> refuse_local(std::string_view name) {
  if (is_any(name, {"transaction_isolation", "transaction_read_only", "transaction_deferrable"}))
    return refuse_transaction_setting();
  if (is_any(name, {"standard_conforming_strings", "client_encoding", "names"}))
    return refusal{"session-setting", fmt::format("{} changes how the script itself is read", shown(name)),
                   "leave it out: scripts are UTF-8, and a backslash is special in E'...' only"};
  return std::nullopt;
}

refusal refuse_set(std::string_view name) {
  if (is_word(name, "search_path"))
    return outlives("SET search_path",
                    "write the schema before each name, or SET LOCAL search_path, which ends with "
                    "the migration's transaction");
  return outlives(fmt::format("SET {}", shown(name)),
                  fmt::format("write SET LOCAL {0}, which ends with the migration's transaction, or ALTER DATABASE ... "
                              "SET {0} for all sessions to come",
                              shown(name)));
}

std::optional<refusal> refuse_variable(const PgQuery__VariableSetStmt& set) {
  const std::string_view name{set.name};
  if (set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_MULTI) {
    if (!is_word(name, "session characteristics")) return refuse_transaction_setting();
    return outlives("SET SESSION CHARACTERISTICS", std::string{keep_out});
  }
  if (set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET) {
    if (is_any(name, {"role", "session_authorization"})) return refuse_role("RESET", name);
    return outlives(fmt::format("RESET {}", shown(name)), std::string{keep_out});
  }
  if (set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL) return outlives("RESET ALL", std::string{keep_out});
  if (is_any(name, {"role", "session_authorization"})) return refuse_role("SET", name);
  if (auto why = refuse_local(name)) return why;
  return set.is_local != 0 ? std::nullopt : std::optional{refuse_set(name)};
}

std::string_view discarded(const PgQuery__DiscardStmt& discard) {
  switch (discard.target) {
    case PG_QUERY__DISCARD_MODE__DISCARD_ALL:
      return "DISCARD ALL";
    case PG_QUERY__DISCARD_MODE__DISCARD_PLANS:
      return "DISCARD PLANS";
    case PG_QUERY__DISCARD_MODE__DISCARD_SEQUENCES:
      return "DISCARD SEQUENCES";
    default:
      return "DISCARD TEMP";
  }
}

/// `set_config(name, value, false)`; any other third argument may be true.
bool sets_for_session(const PgQuery__FuncCall& call) {
  if (call.n_args != 3 || call.n_funcname == 0) return false;
  const auto& name = *call.funcname[call.n_funcname - 1];
  if (name.node_case != PG_QUERY__NODE__NODE_STRING || std::string_view{name.string->sval} != "set_config")
    return false;
  const auto& local = *call.args[2];
  return local.node_case == PG_QUERY__NODE__NODE_A_CONST &&
         local.a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL && local.a_const->boolval->boolval == 0;
}

std::optional<refusal> refuse_set_config(const PgQuery__Node& statement) {
  std::optional<refusal> found;
  walk(statement, [&](const ProtobufCMessage& message) {
    const auto* call = as<PgQuery__FuncCall>(message, pg_query__func_call__descriptor);
    if (call == nullptr || found || !sets_for_session(*call)) return true;
    found = outlives("set_config(..., false)",
                     "write true as its third argument: what it sets then ends with the "
                     "migration's transaction");
    found->offset = static_cast<std::size_t>(std::max(call->location, 0));
    return false;
  });
  return found;
}

bool mentions_set_config(std::string_view sql) {
  constexpr std::string_view name = "set_config";
  for (std::size_t at = sql.find('_'); at != std::string_view::npos; at = sql.find('_', at + 1))
    if (at >= 3 && is_word(sql.substr(at - 3, name.size()), name)) return true;
  return false;
}

}  // namespace

std::optional<refusal> refuse_session_setting(const PgQuery__Node& statement, std::string_view sql) {
  constexpr std::int32_t with_hold = 0x20;
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
      return refuse_variable(*statement.variable_set_stmt);
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
      return refusal{"session-setting",
                     fmt::format("{} throws away what the program's session holds", discarded(*statement.discard_stmt)),
                     std::string{keep_out}};
    case PG_QUERY__NODE__NODE_LISTEN_STMT:
      return outlives("LISTEN", std::string{keep_out});
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
      return outlives("UNLISTEN", std::string{keep_out});
    case PG_QUERY__NODE__NODE_LOAD_STMT:
      return outlives("LOAD", std::string{keep_out});
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
      return outlives("PREPARE", "write the statement itself");
    case PG_QUERY__NODE__NODE_DEALLOCATE_STMT:
      return outlives("DEALLOCATE", std::string{keep_out});
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
      if ((statement.declare_cursor_stmt->options & with_hold) == 0) return std::nullopt;
      return outlives("a cursor WITH HOLD", "leave WITH HOLD out");
    default:
      return mentions_set_config(sql) ? refuse_set_config(statement) : std::nullopt;
  }
}

}  // namespace pawl::generator::pg
