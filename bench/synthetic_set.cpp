#include "synthetic_set.hpp"

#include <fstream>

#include <fmt/format.h>

namespace pawl::bench {
namespace {

synthetic_migration begin_migration(std::size_t ordinal, const std::string& name) {
  return {fmt::format("{:05}", ordinal), name, {}, {}, false};
}

/// A whole number that the engine counts up by itself.
const char* row_number(dialect dialect) {
  return dialect == dialect::sqlite ? "INTEGER PRIMARY KEY" : "INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
}

synthetic_migration mixed_migration(std::size_t ordinal, dialect dialect) {
  const std::string table = fmt::format("table_{}", (ordinal + 3) / 4);
  synthetic_migration result = begin_migration(ordinal, "step");
  switch (ordinal % 4) {
    case 1:
      result.up = {"CREATE TABLE " + table + " (\n  id " + row_number(dialect) +
                   ",\n  name TEXT NOT NULL,\n  amount REAL NOT NULL DEFAULT 0\n);\n"};
      result.down = {"DROP TABLE " + table + ";\n"};
      break;
    case 2:
      result.up = {"CREATE INDEX " + table + "_by_name ON " + table + " (name);\n"};
      result.down = {"DROP INDEX " + table + "_by_name;\n"};
      break;
    case 3:
      result.up = {"ALTER TABLE " + table + " ADD COLUMN remark TEXT;\n"};
      result.down = {"ALTER TABLE " + table + " DROP COLUMN remark;\n"};
      break;
    default:
      result.up = {"INSERT INTO " + table + " (name, amount) VALUES ('first', 1), ('second', 2);\n",
                   "UPDATE " + table + " SET remark = name;\n"};
      result.down = {"DELETE FROM " + table + ";\n"};
      result.changes_rows = true;
  }
  return result;
}

}  // namespace

synthetic_set mixed_set(std::size_t migrations, dialect dialect) {
  synthetic_set result;
  for (std::size_t ordinal = 1; ordinal <= migrations; ++ordinal) result.push_back(mixed_migration(ordinal, dialect));
  return result;
}

synthetic_set rows_set(std::size_t migrations) {
  synthetic_set result{begin_migration(1, "create")};
  result[0].up = {"CREATE TABLE entries (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"};
  for (std::size_t ordinal = 2; ordinal <= migrations; ++ordinal) {
    result.push_back(begin_migration(ordinal, "add_row"));
    result.back().up = {fmt::format("INSERT INTO entries (name) VALUES ('entry {}');\n", ordinal)};
    result.back().changes_rows = true;
  }
  return result;
}

synthetic_set seed_set(std::size_t bytes) {
  synthetic_set result{begin_migration(1, "seed")};
  result[0].changes_rows = true;
  result[0].up = {"CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL);\n"};
  for (std::size_t written = 0, id = 1; written < bytes; written += result[0].up.back().size()) {
    std::string statement = "INSERT INTO places VALUES\n";
    for (int row = 0; row < 100; ++row, ++id)
      statement += fmt::format("  ({}, 'Place number {} on the map', {}.25, -{}.5){}\n", id, id, id % 90, id % 180,
                               row == 99 ? ";" : ",");
    result[0].up.push_back(std::move(statement));
  }
  return result;
}

std::string joined(const std::vector<std::string>& statements) {
  std::string result;
  for (const std::string& statement : statements) result += statement;
  return result;
}

void write_folder(const std::filesystem::path& folder, const synthetic_set& set, downs downs) {
  std::filesystem::create_directories(folder);
  for (const synthetic_migration& migration : set) {
    std::ofstream file{folder / (migration.version + "_" + migration.name + ".sql"), std::ios::binary};
    file << joined(migration.up);
    if (downs == downs::written) file << "\n-- migrate:down\n" << joined(migration.down);
  }
}

embedded_set::embedded_set(const synthetic_set& set, dialect dialect)
    : source_{set}, strings_(set.size()), migrations_(set.size()) {
  for (std::size_t i = 0; i < source_.size(); ++i) {
    strings& s = strings_[i];
    s.file = "migrations/" + source_[i].version + "_" + source_[i].name + ".sql";
    s.hash = fmt::format("t1:{:064x}", i + 1);
    s.chain = fmt::format("{:064x}", i + 1);
    for (const std::string& statement : source_[i].up) {
      const auto begin = static_cast<std::uint32_t>(s.text.size());
      s.text += statement;
      s.statements.push_back({begin, static_cast<std::uint32_t>(s.text.size() - 1)});  // without the line break
    }
    s.piece = {s.text.c_str(), static_cast<std::uint32_t>(s.text.size())};
    migrations_[i] = {source_[i].version.c_str(), source_[i].name.c_str(), s.hash.c_str(), s.chain.c_str(), {}, {}};
    migrations_[i].up = {s.file.c_str(), 1, {&s.piece, 1}, {}, source_[i].changes_rows};
    migrations_[i].up.statements = {s.statements.data(), static_cast<std::uint32_t>(s.statements.size())};
  }
  dialect_ = {dialect, {migrations_.data(), static_cast<std::uint32_t>(migrations_.size())}};
  set_ = {"synthetic", {&dialect_, 1}};
}

}  // namespace pawl::bench
