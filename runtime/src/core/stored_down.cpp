#include "core/stored_down.hpp"

#include <charconv>
#include <limits>
#include <utility>

#include "core/checksum.hpp"
#include "core/failing.hpp"
#include "core/script_text.hpp"

namespace pawl {
namespace {

constexpr std::string_view mark = "-- pawl down 1 ";
constexpr std::size_t digits = 16;

/// The checksum's beginning: the place in the history. What stands behind it in the column follows.
checksum checksum_at(const stored_place& place) {
  checksum sum;
  for (const std::string_view part : {place.before, std::string_view{" "}, place.chain}) sum.add(part);
  return sum;
}

std::string hexadecimal(std::uint64_t number) {
  std::string text;
  for (std::size_t shift = 4 * digits; shift > 0; shift -= 4)
    text += "0123456789abcdef"[(number >> (shift - 4)) & 0xfU];
  return text;
}

std::string_view word_of(const script& down) {
  if (down.standalone != nullptr) return " standalone";
  return down.changes_rows ? " rows" : " schema";
}

/// Cuts `word` off the beginning of `text`; false where it does not stand there.
bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_number(std::string_view& text, std::uint32_t& number) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// ` 0-18 20-45`: each behind the one before it, the last within the script.
bool read_statements(std::string_view text, std::size_t size, std::vector<statement>& found) {
  std::uint32_t last = 0;
  while (!text.empty()) {
    statement& next = found.emplace_back();
    if (!take(text, " ") || !take_number(text, next.begin) || !take(text, "-") || !take_number(text, next.end)) {
      return false;
    }
    if (next.begin < last || next.end <= next.begin || next.end > size) return false;
    last = next.end;
  }
  return !found.empty();
}

}  // namespace

std::string stored_heading(const stored_place& place, const script& down) {
  std::string rest{word_of(down)};
  for (const statement& statement : down.statements) {
    rest += concat({" ", std::to_string(statement.begin), "-", std::to_string(statement.end)});
  }
  rest += '\n';
  checksum sum = checksum_at(place);
  sum.add(rest);
  for (const std::string_view piece : down.pieces) sum.add(piece);
  return concat({mark, hexadecimal(sum.value()), rest});
}

std::string stored_down(const migration& migration) {
  const std::string_view heading = migration.down_heading;
  return heading.empty() ? std::string{} : concat({heading, text_of(migration.down)});
}

stored_migration::stored_migration(const history_row& row, std::string_view before, std::string stored)
    : version_{row.version}, name_{row.name}, hash_{row.hash}, chain_{row.chain}, stored_{std::move(stored)} {
  migration_.version = version_.c_str();
  migration_.name = name_.c_str();
  migration_.hash = hash_.c_str();
  migration_.chain = chain_.c_str();
  if (read(before)) return;
  fail(errc::history_refused,
       concat({"the down script that the history holds for ", version_, " ", name_, " is not what was written"}),
       "something else has written to pawl_history, or cut it short; update this program, or restore a backup");
}

bool stored_migration::read(std::string_view before) {
  const std::size_t line = stored_.find('\n');
  std::string_view rest = stored_;
  if (line == std::string::npos || stored_.size() > std::numeric_limits<std::uint32_t>::max()) return false;
  if (!take(rest, mark) || rest.size() < digits) return false;
  const std::string_view sum = rest.substr(0, digits);
  rest.remove_prefix(digits);
  checksum expected = checksum_at({before, chain_});
  expected.add(rest);
  if (sum != hexadecimal(expected.value())) return false;
  std::string_view heading = rest.substr(0, rest.find('\n'));
  script& down = migration_.down;
  if (take(heading, " standalone")) {
    is_standalone_ = true;
  } else if (take(heading, " rows")) {
    down.changes_rows = true;
  } else if (!take(heading, " schema")) {
    return false;
  }
  text_ = {stored_.c_str() + line + 1, static_cast<std::uint32_t>(stored_.size() - line - 1)};
  if (!read_statements(heading, text_.size, statements_)) return false;
  down.file = "stored down script";
  down.pieces = {&text_, 1};
  down.statements = {statements_.data(), static_cast<std::uint32_t>(statements_.size())};
  return true;
}

}  // namespace pawl
