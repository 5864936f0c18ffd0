#include <pawl/error.hpp>

#include <utility>

namespace pawl {
namespace {

/// `file:line:column: `, as much of it as is known.
std::string place(const error_details& details) {
  if (details.file.empty()) return {};
  std::string text = details.file;
  for (const std::uint32_t number : {details.line, details.column}) {
    if (number == 0) break;
    text += ':' + std::to_string(number);
  }
  return text + ": ";
}

/// The text with every line of it behind `first`, or behind as much white space.
std::string block(const std::string& first, const std::string& text) {
  std::string result = '\n' + first;
  for (const char c : text) {
    result += c;
    if (c == '\n') result.append(first.size(), ' ');
  }
  return result;
}

std::string compose(const error_details& details) {
  std::string text = place(details);
  if (!details.migration.empty()) text += details.migration + ": ";
  text += details.message;
  if (!details.statement.empty()) text += block("    ", details.statement);
  if (!details.hint.empty()) text += block("hint: ", details.hint);
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
    case errc::statement_failed:
      return "statement_failed";
    case errc::transaction_ended:
      return "transaction_ended";
    case errc::foreign_keys_violated:
      return "foreign_keys_violated";
    case errc::database_failed:
      return "database_failed";
  }
  return "unknown";
}

}  // namespace pawl
