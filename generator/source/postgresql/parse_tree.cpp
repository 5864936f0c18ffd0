#include "source/postgresql/parse_tree.hpp"

#include <algorithm>
#include <new>
#include <string_view>

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "diagnostics/utf8.hpp"

namespace pawl::generator::pg {
namespace {

/// libpg_query forgets an empty string each time that it refuses a body: a check for leaks would find nothing else.
PgQueryPlpgsqlParseResult parse_body(const char* sql) {
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler known_leak;
#endif
  return pg_query_parse_plpgsql(sql);
}

/// A result of libpg_query, freed by its own function.
template <typename Result, void (*Free)(Result)>
struct owned {
  explicit owned(Result value) : result{value} {}
  owned(const owned&) = delete;
  owned& operator=(const owned&) = delete;
  ~owned() { Free(result); }
  Result result;
};

std::string text_of(const char* text) { return text == nullptr ? std::string{} : std::string{text}; }

/// `position` counts characters from 1; 0 stands for none.
std::optional<std::size_t> byte_offset(std::string_view sql, int position) {
  if (position <= 0) return std::nullopt;
  std::size_t offset = 0;
  for (int i = 1; i < position && offset < sql.size(); ++i) offset += decode_utf8(sql.substr(offset)).length;
  return offset;
}

parser_refusal refusal_of(const PgQueryError& error, std::string_view sql) {
  return {text_of(error.message), byte_offset(sql, error.cursorpos), text_of(error.funcname)};
}

std::size_t end_of(int location, int length) {
  return static_cast<std::size_t>(location) + static_cast<std::size_t>(length);
}

parse_result check_syntax(const std::string& sql) {
  const owned<PgQuerySplitResult, pg_query_free_split_result> split{pg_query_split_with_parser(sql.c_str())};
  parse_result result;
  if (split.result.error != nullptr) {
    result.refusal = refusal_of(*split.result.error, sql);
    return result;
  }
  result.statements = static_cast<std::size_t>(split.result.n_stmts);
  result.first_end = sql.size();
  if (result.statements != 0 && split.result.stmts[0]->stmt_len != 0)
    result.first_end = end_of(split.result.stmts[0]->stmt_location, split.result.stmts[0]->stmt_len);
  return result;
}

void* allocate(void* memory, std::size_t size) {
  try {
    return static_cast<std::pmr::memory_resource*>(memory)->allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

/// All of it goes at once, with the tree.
void keep(void*, void*) {}

parse_tree unpack(const PgQueryProtobuf& packed) {
  auto memory = std::make_unique<std::pmr::monotonic_buffer_resource>(4 * packed.len + 1024);
  ProtobufCAllocator allocator{allocate, keep, memory.get()};
  const auto* root =
      pg_query__parse_result__unpack(&allocator, packed.len, reinterpret_cast<const std::uint8_t*>(packed.data));
  if (root == nullptr) throw std::bad_alloc{};
  return {std::move(memory), *root};
}

}  // namespace

parse_result parse_sql(const std::string& sql, parse_depth depth) {
  if (depth == parse_depth::syntax) return check_syntax(sql);
  const owned<PgQueryProtobufParseResult, pg_query_free_protobuf_parse_result> parsed{
      pg_query_parse_protobuf(sql.c_str())};
  parse_result result;
  if (parsed.result.error != nullptr) {
    result.refusal = refusal_of(*parsed.result.error, sql);
    return result;
  }
  result.tree = unpack(parsed.result.parse_tree);
  const auto& root = result.tree->root();
  result.statements = root.n_stmts;
  result.first_end = sql.size();
  if (root.n_stmts != 0 && root.stmts[0]->stmt_len != 0)
    result.first_end = end_of(root.stmts[0]->stmt_location, root.stmts[0]->stmt_len);
  return result;
}

plpgsql_result parse_plpgsql(const std::string& sql) {
  const owned<PgQueryPlpgsqlParseResult, pg_query_free_plpgsql_parse_result> parsed{parse_body(sql.c_str())};
  plpgsql_result result;
  if (parsed.result.error != nullptr) {
    result.refusal = refusal_of(*parsed.result.error, {});
    result.refusal->offset.reset();
    return result;
  }
  // JSON; a quote inside a string has a backslash before it, so these can be nothing but keys.
  const std::string_view json{parsed.result.plpgsql_funcs};
  result.ends_transaction = json.find("{\"PLpgSQL_stmt_commit\":") != std::string_view::npos ||
                            json.find("{\"PLpgSQL_stmt_rollback\":") != std::string_view::npos;
  return result;
}

const char* grammar_version() noexcept { return PG_VERSION; }

}  // namespace pawl::generator::pg
