#include <pawl/error.hpp>

#include <string_view>
#include <utility>

#include "core/failing.hpp"

namespace pawl {
namespace {

/// `file:line:column: `, as much of it as is known.
void add_place(std::string& text, const error_details& details) {
  if (details.file.empty()) return;
  text += details.file;
  for (const std::uint32_t number : {details.line, details.column}) {
    if (number == 0) break;
    text += concat({":", std::to_string(number)});
  }
  text += ": ";
}

/// On lines of its own, the first behind `first` and the others behind as much white space.
void add_block(std::string& text, std::string_view first, std::string_view block) {
  if (block.empty()) return;
  text += concat({"\n", first});
  for (const char c : block) {
    text += c;
    if (c == '\n') text.append(first.size(), ' ');
  }
}

std::string compose(const error_details& details) {
  std::string text;
  add_place(text, details);
  if (!details.migration.empty()) text += concat({details.migration, ": "});
  text += details.message;
  if (!details.sql_state.empty()) text += concat({" (SQLSTATE ", details.sql_state, ")"});
  add_block(text, "    ", details.statement);
  add_block(text, "detail: ", details.detail);
  add_block(text, "hint: ", details.hint);
  return text;
}

}  // namespace

error::error(error_details details) : std::runtime_error{compose(details)}, details_{std::move(details)} {}

const char* to_string(errc code) noexcept {
  switch (code) {
    case errc::in_transaction:
      return "in_transaction";
    case errc::busy:
      return "busy";
    case errc::read_only:
      return "read_only";
    case errc::diverged:
      return "diverged";
    case errc::newer_database:
      return "newer_database";
    case errc::unknown_database:
      return "unknown_database";
    case errc::history_refused:
      return "history_refused";
    case errc::no_dialect:
      return "no_dialect";
    case errc::unknown_version:
      return "unknown_version";
    case errc::no_down:
      return "no_down";
    case errc::pending:
      return "pending";
    case errc::engine_too_old:
      return "engine_too_old";
    case errc::no_schema:
      return "no_schema";
    case errc::statement_failed:
      return "statement_failed";
    case errc::transaction_ended:
      return "transaction_ended";
    case errc::foreign_keys_violated:
      return "foreign_keys_violated";
    case errc::no_permission:
      return "no_permission";
    case errc::connection_lost:
      return "connection_lost";
    case errc::in_doubt:
      return "in_doubt";
    case errc::database_failed:
      return "database_failed";
  }
  return "unknown";
}

}  // namespace pawl
