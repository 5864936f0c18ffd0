#include "lint/sqlite/table_view.hpp"

#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

struct closer {
  void operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }
};

class table_reader {
 public:
  explicit table_reader(table_view& view) : view_{view}, name_{quoted_name(view.name)} {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
    connection_.reset(raw);
    if (code != SQLITE_OK) throw sqlite::failure{code, sqlite3_errstr(code)};
  }

  void make(const schema_object& object) { sqlite::execute(connection_.get(), object.definition.c_str()); }

  void read() {
    read_kind();
    read_columns();
    read_indexes();
    read_foreign_keys();
  }

 private:
  sqlite::query ask(std::string_view pragma) {
    return {connection_.get(), fmt::format("PRAGMA main.{}({})", pragma, name_).c_str()};
  }

  void read_kind() {
    auto kind = ask("table_list");
    if (kind.step()) {
      view_.without_rowid = kind.integer(4) != 0;
      view_.strict = kind.integer(5) != 0;
    }
    // SQLite makes this table together with the first one that needs it.
    sqlite::query counters{connection_.get(), "SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'"};
    view_.autoincrement = counters.step();
  }

  void read_columns() {
    auto rows = ask("table_xinfo");
    while (rows.step()) {
      column_view column{.name = std::string{rows.text(1)},
                         .type = std::string{rows.text(2)},
                         .not_null = rows.integer(3) != 0,
                         .default_value = std::nullopt,
                         .key_place = static_cast<int>(rows.integer(5)),
                         .generated = rows.integer(6) > 1};
      if (!rows.is_null(4)) column.default_value = std::string{rows.text(4)};
      const char* collation = nullptr;
      sqlite3_table_column_metadata(connection_.get(), "main", view_.name.c_str(), column.name.c_str(), nullptr,
                                    &collation, nullptr, nullptr, nullptr);
      if (collation != nullptr) column.collation = collation;
      view_.columns.push_back(std::move(column));
    }
  }

  void read_indexes() {
    auto rows = ask("index_list");
    while (rows.step()) {
      index_view index{.name = std::string{rows.text(1)},
                       .origin = std::string{rows.text(3)},
                       .unique = rows.integer(2) != 0,
                       .partial = rows.integer(4) != 0,
                       .columns = {}};
      sqlite::query columns{connection_.get(),
                            fmt::format("PRAGMA main.index_xinfo({})", quoted_name(index.name)).c_str()};
      while (columns.step())
        if (columns.integer(5) != 0)
          index.columns.push_back(
              {std::string{columns.text(2)}, std::string{columns.text(4)}, columns.integer(3) != 0});
      view_.indexes.push_back(std::move(index));
    }
    std::ranges::sort(view_.indexes, {}, &index_view::name);
  }

  void read_foreign_keys() {
    auto rows = ask("foreign_key_list");
    std::int64_t last = -1;
    while (rows.step()) {
      if (rows.integer(0) != last)
        view_.foreign_keys.push_back({.parent = std::string{rows.text(2)},
                                      .from = {},
                                      .to = {},
                                      .on_update = std::string{rows.text(5)},
                                      .on_delete = std::string{rows.text(6)}});
      last = rows.integer(0);
      view_.foreign_keys.back().from.emplace_back(rows.text(3));
      view_.foreign_keys.back().to.emplace_back(rows.text(4));
    }
    // SQLite tells the last one first.
    std::ranges::reverse(view_.foreign_keys);
  }

  table_view& view_;
  std::string name_;
  std::unique_ptr<sqlite3, closer> connection_;
};

}  // namespace

bool makes_virtual_table(const schema_object& object) {
  // Enough for the words at the beginning; the rest may be long.
  const auto tokens = tokens_of(std::string_view{object.definition}.substr(0, 64));
  return tokens.size() > 1 && is_word(tokens[1], "VIRTUAL");
}

bool index_view::over_columns() const {
  return std::ranges::none_of(columns, [](const index_column& each) { return each.name.empty(); });
}

const column_view* table_view::column(std::string_view wanted) const {
  const auto found = std::ranges::find_if(columns, [&](const auto& each) { return same_name(each.name, wanted); });
  return found == columns.end() ? nullptr : &*found;
}

const index_view* table_view::index(std::string_view wanted) const {
  const auto found = std::ranges::find_if(indexes, [&](const auto& each) { return same_name(each.name, wanted); });
  return found == indexes.end() ? nullptr : &*found;
}

const column_view* table_view::rowid_column() const {
  if (without_rowid) return nullptr;
  const auto key = primary_key();
  // A key that needs an index is none; INTEGER PRIMARY KEY DESC is one of these, for the sake of old databases.
  const bool has_index = std::ranges::any_of(indexes, [](const auto& each) { return each.origin == "pk"; });
  return key.size() == 1 && !has_index ? column(key[0]) : nullptr;
}

std::vector<std::string> table_view::primary_key() const {
  std::vector<const column_view*> parts;
  for (const auto& each : columns)
    if (each.key_place > 0) parts.push_back(&each);
  std::ranges::sort(parts, {}, &column_view::key_place);
  std::vector<std::string> names;
  for (const auto* each : parts) names.push_back(each->name);
  return names;
}

table_view read_table_view(const schema_object& table, const std::vector<const schema_object*>& indexes) {
  table_view view{.name = table.name};
  view.is_virtual = makes_virtual_table(table);
  if (view.is_virtual) return view;
  try {
    table_reader reader{view};
    reader.make(table);
    for (const auto* index : indexes) reader.make(*index);
    reader.read();
  } catch (const sqlite::failure&) {
    // It needs something that only the whole schema has: nothing is said about it rather than something wrong.
    return {.name = table.name};
  }
  return view;
}

std::string listed(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

}  // namespace pawl::generator
