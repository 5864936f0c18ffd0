#include "command_line/table.hpp"

#include <algorithm>
#include <numeric>

#include "command_line/text/utf8.hpp"

namespace pawl::commands {
namespace {

constexpr std::size_t gap = 2;
/// A column that is cut keeps as much.
constexpr std::size_t least_width = 6;

void remove_column(table& what, std::size_t index) {
  const auto at = static_cast<std::ptrdiff_t>(index);
  what.columns.erase(what.columns.begin() + at);
  for (auto& row : what.rows) row.erase(row.begin() + at);
}

void remove_empty_columns(table& what) {
  for (std::size_t i = what.columns.size(); i-- > 0;) {
    if (std::ranges::all_of(what.rows, [i](const auto& row) { return row[i].empty(); })) remove_column(what, i);
  }
}

std::vector<std::size_t> widths_of(const table& what) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < what.columns.size(); ++i) {
    std::size_t width = columns_of(what.columns[i].title);
    for (const auto& row : what.rows) width = std::max(width, columns_of(row[i]));
    widths.push_back(width);
  }
  return widths;
}

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + (widths.empty() ? 0 : widths.size() - 1) * gap;
}

/// Leaves out what is least needed until the rest fits, or nothing more can go.
std::vector<std::size_t> fit(table& what, std::size_t width) {
  auto widths = widths_of(what);
  while (total(widths) > width) {
    const auto least = std::ranges::max_element(what.columns, {}, &table_column::dispensable);
    if (least == what.columns.end() || least->dispensable == 0) break;
    remove_column(what, static_cast<std::size_t>(least - what.columns.begin()));
    widths = widths_of(what);
  }
  for (std::size_t i = 0; i < widths.size() && total(widths) > width; ++i) {
    if (!what.columns[i].may_be_cut) continue;
    const std::size_t excess = total(widths) - width;
    widths[i] = widths[i] > excess + least_width ? widths[i] - excess : std::min(widths[i], least_width);
  }
  return widths;
}

std::string line_of(const table& what, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cut(cells[i], widths[i]);
    const std::string blank(widths[i] - columns_of(cell), ' ');
    if (i > 0) line.append(gap, ' ');
    line += what.columns[i].right ? blank + cell : cell + blank;
  }
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::string coloured(const std::string& text, const std::string& code, bool colour) {
  return colour && !code.empty() ? "\033[" + code + "m" + text + "\033[0m\n" : text + "\n";
}

std::string row_colour(const table& what, std::size_t row) {
  return row < what.colours.size() ? what.colours[row] : std::string{};
}

/// For a terminal that is too narrow for any table.
std::string print_stacked(const table& what, std::size_t width, bool colour) {
  std::string text;
  for (std::size_t r = 0; r < what.rows.size(); ++r) {
    for (std::size_t i = 0; i < what.rows[r].size(); ++i) {
      const std::string indented = (i == 0 ? "" : "  ") + what.rows[r][i];
      text += coloured(cut(indented, width), row_colour(what, r), colour);
    }
  }
  return text;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const auto character = decode_utf8(text);
    columns += display_width(character.code_point);
    text.remove_prefix(character.length);
  }
  return columns;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string{text};
  std::size_t taken = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const auto character = decode_utf8(text.substr(bytes));
    const std::size_t wide = display_width(character.code_point);
    if (taken + wide + 1 > columns) break;
    taken += wide;
    bytes += character.length;
  }
  return std::string{text.substr(0, bytes)} + (columns > 0 ? "…" : "");
}

std::string print(table what, unsigned width, bool colour) {
  remove_empty_columns(what);
  const std::size_t limit = width == 0 ? std::string::npos : width;
  const auto widths = fit(what, limit);
  if (total(widths) > limit) return print_stacked(what, limit, colour);
  std::vector<std::string> titles;
  for (const auto& column : what.columns) titles.push_back(column.title);
  std::string text = coloured(line_of(what, titles, widths), "1", colour);
  for (std::size_t r = 0; r < what.rows.size(); ++r) {
    text += coloured(line_of(what, what.rows[r], widths), row_colour(what, r), colour);
  }
  return text;
}

}  // namespace pawl::commands
