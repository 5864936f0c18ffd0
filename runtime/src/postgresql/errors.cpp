#include "postgresql/errors.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/failing.hpp"
#include "core/script_text.hpp"
#include "postgresql/character.hpp"
#include "postgresql/inner_place.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::string_view start_again = "start again: what is applied is in the history";

bool is_row_error(const failure& reason) { return reason.state_class() == "22" || reason.state_class() == "23"; }

/// Errors of class 22 quote the value that they are about. One that the script itself holds is no secret.
std::string without_values(const std::string& message, std::string_view script) {
  std::string text;
  std::size_t done = 0;
  for (;;) {
    const std::size_t open = message.find('"', done);
    const std::size_t close = open == std::string::npos ? open : message.find('"', open + 1);
    if (close == std::string::npos) return text + message.substr(done);
    const std::string_view value = std::string_view{message}.substr(open + 1, close - open - 1);
    text += message.substr(done, open - done);
    text += concat({"\"", script.find(value) != std::string_view::npos ? value : "...", "\""});
    done = close + 1;
  }
}

std::string_view hint_for(const failure& reason) {
  if (reason.is("53100")) return "free some space and start again: nothing of its transaction was kept";
  if (reason.is("42501")) return "let the role that owns the objects upgrade the database";
  if (reason.is("55P04")) return "use the new value in a later migration, and leave options.transaction at each";
  if (reason.is("57014"))
    return "the statement was ended by statement_timeout or by somebody; options.statement_timeout sets another limit";
  return "nothing of its transaction was kept; it will fail again until the rows or the migration are mended";
}

error_details lost(const failure& reason) {
  error_details details;
  details.code = errc::connection_lost;
  details.message = concat({"the connection broke: ", reason.message});
  details.sql_state = reason.sql_state;
  details.hint = concat({"nothing that was not committed has happened; ", start_again});
  return details;
}

error_details details_of(errc code, const failure& reason) {
  if (reason.broken) return lost(reason);
  error_details details;
  details.code = code;
  details.message = reason.message;
  details.sql_state = reason.sql_state;
  details.hint = reason.hint;
  return details;
}

void add_server_words(error_details& details, const failure& reason, std::string_view text, telling telling) {
  if (telling.row_values || !is_row_error(reason)) {
    details.detail = reason.detail;
  } else if (reason.state_class() == "22") {
    details.message = without_values(reason.message, text);
  }
  if (details.hint.empty()) details.hint = hint_for(reason);
}

/// Where in the statement's text the failure is: a position of its own, or that of a text within it that it made the
/// server run, or the line of its block.
std::size_t offset_of(const failure& reason, std::string_view sql, telling telling) {
  const auto offset = [&](std::string_view text, std::size_t position) {
    return telling.counts_bytes ? std::min(position - 1, text.size()) : offset_of_character(text, position);
  };
  if (reason.position > 0) return offset(sql, reason.position);
  const auto inner = reason.inner_position == 0 ? std::nullopt : find_inner_query(reason, sql);
  if (inner) return *inner + offset(reason.inner_query, reason.inner_position);
  return find_block_line(reason, sql).value_or(0);
}

void add_place(error_details& details, const script& script, std::uint32_t offset) {
  const place place = place_of(script, offset);
  details.line = place.line;
  details.column = place.column;
}

void name(error_details& details, const migration& migration, const script& script) {
  details.migration = concat({migration.version, " ", migration.name});
  details.file = script.file;
}

}  // namespace

bool is_worth_another_try(std::string_view sql_state) noexcept {
  return sql_state == "55P03" || sql_state == "40P01" || sql_state == "40001";
}

error bookkeeping_error(const failure& reason) {
  error_details details = details_of(errc::database_failed, reason);
  if (!reason.broken && reason.is("42501")) details.code = errc::no_permission;
  if (!reason.broken && (reason.is("25006"))) details.code = errc::read_only;
  if (!reason.broken && details.detail.empty() && !is_row_error(reason)) details.detail = reason.detail;
  return error{std::move(details)};
}

error statement_error(const failure& reason, const migration& migration, const script& script,
                      const statement& statement, telling telling) {
  const std::string sql = text_between(script, statement.begin, statement.end);
  error_details details = details_of(errc::statement_failed, reason);
  name(details, migration, script);
  details.statement = excerpt_of(script, statement);
  add_place(details, script, statement.begin + static_cast<std::uint32_t>(offset_of(reason, sql, telling)));
  if (!reason.broken) add_server_words(details, reason, sql, telling);
  return error{std::move(details)};
}

error commit_error(const failure& reason, const migration& migration, const script& script, telling telling) {
  error_details details = details_of(errc::statement_failed, reason);
  name(details, migration, script);
  details.message = concat({"at its end: ", reason.message});
  add_server_words(details, reason, {}, telling);
  return error{std::move(details)};
}

error transaction_end_error(std::string_view keyword, const migration& migration, const script& script,
                            const statement& statement) {
  error_details details;
  details.code = errc::transaction_ended;
  details.message = concat({keyword, " would leave the migration's transaction"});
  details.hint = "leave transactions to Pawl: a migration and its history row are one";
  name(details, migration, script);
  details.statement = excerpt_of(script, statement);
  add_place(details, script, statement.begin);
  return error{std::move(details)};
}

error in_doubt_error(const failure& reason) {
  error_details details = lost(reason);
  details.code = errc::in_doubt;
  details.message = concat({"the connection broke while a commit was under way: ", reason.message});
  details.hint = concat({"whether it happened is not known here; ", start_again});
  return error{std::move(details)};
}

}  // namespace pawl::postgresql
