#include "storage.hpp"

#include <stdexcept>

#include <sqlite3.h>

#include <notes_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/sqlite.hpp>

#include "text.hpp"
#include "version.hpp"

namespace notes {
namespace {

// The migrations that brought a feature.
constexpr std::string_view pins = "0007";
constexpr std::string_view counts = "0008";

/// The sources build with the first five migrations too; what came later is there once its migration is.
bool schema_has(std::string_view version) {
  const auto& migrations = notes_schema::migrations().dialects[0].migrations;
  return migrations[migrations.size() - 1].version >= version;
}

void require_schema(std::string_view version, const std::string& feature) {
  if (schema_has(version)) return;
  throw std::runtime_error(feature + " needs migration " + std::string{version} +
                           ", which this program was built without");
}

void refuse_unusable(std::string_view text, const std::string& what) {
  if (!is_utf8(text)) throw std::runtime_error(what + " is not valid UTF-8");
  if (first_line(text).empty()) throw std::runtime_error(what + " is empty");
}

pawl::report bring_up_to_date(sqlite3* db) {
  pawl::options options;
  options.program = program_version();
  return pawl::migrate(db, notes_schema::migrations(), options);
}

void attach_tag(sqlite3* db, std::int64_t id, std::string_view tag) {
  refuse_unusable(tag, "the tag");
  query{db, "INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING"}.bind(tag).run();
  query{db, "INSERT INTO note_tags (note_id, tag_id) SELECT ?, id FROM tags WHERE name = ? ON CONFLICT DO NOTHING"}
      .bind(id)
      .bind(tag)
      .run();
}

std::vector<std::string> tags_of(sqlite3* db, std::int64_t id) {
  query tags{db, "SELECT name FROM tags JOIN note_tags ON tag_id = tags.id WHERE note_id = ? ORDER BY name"};
  tags.bind(id);
  std::vector<std::string> result;
  while (tags.next()) result.push_back(tags.text(0));
  return result;
}

std::runtime_error no_note(std::int64_t id) { return std::runtime_error("there is no note " + std::to_string(id)); }

}  // namespace

pawl::status schema_status(const std::string& file) {
  const connection db = open_connection(file, open_mode::read_only);
  pawl::sqlite_database database{db.get()};
  return pawl::migrator{database, notes_schema::migrations()}.status();
}

storage::storage(const std::string& file)
    : db_{open_connection(file, open_mode::create)}, upgrade_{bring_up_to_date(db_.get())} {}

std::int64_t storage::add(std::string_view body, const std::vector<std::string>& tags) {
  refuse_unusable(body, "the note");
  transaction all{db_.get()};
  query{db_.get(), "INSERT INTO notes (title, body) VALUES (?, ?)"}.bind(first_line(body)).bind(body).run();
  const std::int64_t id = sqlite3_last_insert_rowid(db_.get());
  for (const std::string& tag : tags) attach_tag(db_.get(), id, tag);
  all.commit();
  return id;
}

void storage::edit(std::int64_t id, std::string_view body) {
  refuse_unusable(body, "the note");
  query{db_.get(), "UPDATE notes SET title = ?, body = ? WHERE id = ?"}
      .bind(first_line(body))
      .bind(body)
      .bind(id)
      .run();
  must_have_changed(id);
}

void storage::remove(std::int64_t id) {
  query{db_.get(), "DELETE FROM notes WHERE id = ?"}.bind(id).run();
  must_have_changed(id);
}

void storage::add_tag(std::int64_t id, std::string_view tag) {
  get(id);
  transaction both{db_.get()};
  attach_tag(db_.get(), id, tag);
  both.commit();
}

void storage::set_pinned(std::int64_t id, bool pinned) {
  require_schema(pins, "pinning");
  query{db_.get(), "UPDATE notes SET pinned = ? WHERE id = ?"}.bind(std::int64_t{pinned}).bind(id).run();
  must_have_changed(id);
}

note storage::get(std::int64_t id) {
  std::vector<note> found = read("id = CAST(? AS INTEGER)", std::to_string(id));
  if (found.empty()) throw no_note(id);
  return std::move(found.front());
}

std::vector<note> storage::list(std::string_view tag) {
  if (tag.empty()) return read("? = ''", tag);
  return read("id IN (SELECT note_id FROM note_tags JOIN tags ON tags.id = tag_id WHERE name = ?)", tag);
}

std::vector<search_hit> storage::search(std::string_view words) {
  refuse_unusable(words, "the search");
  query matches{db_.get(),
                "SELECT rowid, title, snippet(notes_search, 1, '[', ']', '…', 12) "
                "FROM notes_search WHERE notes_search MATCH ? ORDER BY rank"};
  matches.bind(search_query(words));
  std::vector<search_hit> result;
  while (matches.next()) result.push_back({matches.number(0), matches.text(1), matches.text(2)});
  return result;
}

std::vector<tag_count> storage::tag_counts() {
  require_schema(counts, "counting tags");
  query tags{db_.get(), "SELECT name, notes FROM tag_counts ORDER BY notes DESC, name"};
  std::vector<tag_count> result;
  while (tags.next()) result.push_back({tags.text(0), tags.number(1)});
  return result;
}

std::vector<note> storage::read(std::string_view condition, std::string_view value) {
  const std::string pinned = schema_has(pins) ? "pinned" : "0";
  query rows{db_.get(), "SELECT id, title, body, created_at, updated_at, " + pinned + " AS first FROM notes WHERE " +
                            std::string{condition} + " ORDER BY first DESC, id"};
  rows.bind(value);
  std::vector<note> result;
  while (rows.next()) {
    const std::int64_t id = rows.number(0);
    result.push_back(
        {id, rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.number(5) != 0, tags_of(db_.get(), id)});
  }
  return result;
}

void storage::must_have_changed(std::int64_t id) {
  if (sqlite3_changes(db_.get()) == 0) throw no_note(id);
}

}  // namespace notes
