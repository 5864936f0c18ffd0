#include "proof/postgresql/server_error.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "proof/postgresql/refusal_hint.hpp"

namespace pawl::generator {
namespace {

/// Where the character `column` of a line begins; the line's end where it is shorter.
std::size_t byte_of(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < column && at < line.size(); ++i) {
    do ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + '\n' + second;
}

bool is_limit(const error_details& details) {
  return details.sql_state == "57014" || details.sql_state.starts_with("53");
}

std::string with_state(const error_details& details) {
  if (details.sql_state.empty() || details.message.find(details.sql_state) != std::string::npos) return details.message;
  return fmt::format("{} (SQLSTATE {})", details.message, details.sql_state);
}

std::uint32_t statement_at(const script& script, std::uint32_t offset) {
  const auto behind = std::ranges::find_if(script.statements, [&](const auto& each) { return offset < each.end; });
  const auto index = static_cast<std::size_t>(behind - script.statements.begin());
  return static_cast<std::uint32_t>(std::min(index, script.statements.size() - 1));
}

}  // namespace

std::uint32_t offset_at(const script& script, std::uint32_t line, std::uint32_t column) {
  std::string_view rest = script.text();
  std::size_t offset = 0;
  for (std::uint32_t at = script.first_line; at < line; ++at) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return 0;
    offset += end + 1;
    rest.remove_prefix(end + 1);
  }
  if (line < script.first_line) return script.statements.empty() ? 0 : script.statements.front().begin;
  return static_cast<std::uint32_t>(offset + byte_of(rest.substr(0, rest.find('\n')), column));
}

diagnostic explain_refusal(const pawl::error& error, const script& script, const known_names& names) {
  const auto& details = error.details();
  const bool limit = is_limit(details);
  const auto offset = offset_at(script, details.line, details.column);
  const auto& statement = script.statements[statement_at(script, offset)];
  const auto sql = script.text().substr(statement.begin, statement.end - statement.begin);
  auto hint = joined(details.detail, hint_for_refusal(details, sql, names));
  if (limit) hint = joined(hint, "a build must end: make large values, and fill large tables, in the program");
  return {.id = limit ? "proof-limit" : "postgresql-proof",
          .where = locate(script, offset),
          .message = with_state(details),
          .hint = std::move(hint),
          .notes = {}};
}

diagnostic explain_ended_session(const script& script) {
  const auto call = script.text().find("pg_terminate_backend");
  const auto at = call == std::string_view::npos ? script.statements.front().begin : static_cast<std::uint32_t>(call);
  return {
      .id = "postgresql-proof",
      .where = locate(script, at),
      .message = "the script ends the session that it runs in",
      .hint = "leave out what ends it; where pg_terminate_backend() is to end the others, leave out pg_backend_pid()",
      .notes = {}};
}

std::optional<proof_stop> not_provable(const pawl::error& error, const script& script) {
  const auto& details = error.details();
  // Before version 15 the server says it in another way.
  const auto control_file = details.detail.find(".control\"") != std::string::npos    ? quoted_in(details.detail)
                            : details.message.find(".control\"") != std::string::npos ? quoted_in(details.message)
                                                                                      : std::string{};
  if (details.sql_state != "42501" && control_file.empty()) return std::nullopt;
  proof_stop stop;
  stop.statement = statement_at(script, offset_at(script, details.line, details.column));
  stop.message = details.message;
  if (control_file.empty()) {
    stop.id = "not-proven";
    stop.hint =
        details.message.find("pawl_history") != std::string::npos
            ? "the script leaves another role behind, and the history is written by the one that migrates: RESET "
              "ROLE at its end"
            : "the proof has no rights beyond its own database, because a migration may come from anybody; "
              "try this one on a server of your own";
    return stop;
  }
  stop.id = "extension-unavailable";
  stop.hint = "install the extension for the server that proves";
  stop.waits_for = control_file;
  return stop;
}

diagnostic explain_stop(const proof_stop& stop, const script& script, std::size_t others) {
  const auto index = std::min<std::size_t>(stop.statement, script.statements.size() - 1);
  const auto behind = others == 0 ? std::string{"this migration was read, not proven"}
                                  : fmt::format("this migration and {} behind it were read, not proven", others);
  return {.id = stop.id == "extension-unavailable" ? "extension-unavailable" : "not-proven",
          .severity = severity::warning,
          .where = locate(script, script.statements[index].begin),
          .message = fmt::format("{}: {}", behind, stop.message),
          .hint = stop.hint,
          .notes = {}};
}

bool is_damage(const pawl::error& error) {
  const auto& state = error.details().sql_state;
  return state.starts_with("XX") || state.starts_with("58");
}

}  // namespace pawl::generator
