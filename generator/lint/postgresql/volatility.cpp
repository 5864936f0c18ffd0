#include "lint/postgresql/volatility.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "source/postgresql/builtin_routines.hpp"
#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::pg {
namespace {

/// PostgreSQL's own that are marked volatile and that give a value; the others mean the same for all rows.
constexpr std::array volatile_ones{
    std::string_view{"random"},     std::string_view{"random_normal"}, std::string_view{"gen_random_uuid"},
    std::string_view{"uuidv4"},     std::string_view{"uuidv7"},        std::string_view{"clock_timestamp"},
    std::string_view{"timeofday"},  std::string_view{"nextval"},       std::string_view{"currval"},
    std::string_view{"lastval"},    std::string_view{"setval"},        std::string_view{"pg_sleep"},
    std::string_view{"set_config"}, std::string_view{"lo_create"},     std::string_view{"lo_creat"}};

}  // namespace

std::string volatile_call(const PgQuery__Node* expression, const known_schema& schema) {
  std::string found;
  if (expression == nullptr) return found;
  walk(*expression, [&](const ProtobufCMessage& message) {
    const auto* call = as<PgQuery__FuncCall>(message, pg_query__func_call__descriptor);
    if (call == nullptr || call->n_funcname == 0 || !found.empty()) return found.empty();
    const auto name = object_name(*call->funcname[call->n_funcname - 1]).second;
    const bool is_volatile = std::ranges::find(volatile_ones, name) != volatile_ones.end();
    if (is_volatile || (!is_builtin_routine(name) && !schema.is_steady(name))) found = name;
    return true;
  });
  return found;
}

}  // namespace pawl::generator::pg
