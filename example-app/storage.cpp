#include "storage.hpp"

#include <stdexcept>
#include <utility>

#include <notes_schema/migrations.hpp>

#include "text.hpp"
#include "url.hpp"

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
  if (text.find('\0') != std::string_view::npos) throw std::runtime_error(what + " holds a NUL character");
  if (first_line(text).empty()) throw std::runtime_error(what + " is empty");
}

std::unique_ptr<database> open_database(const std::string& where, open_mode mode) {
  if (!is_url(where)) return open_sqlite(where, mode);
#ifdef NOTES_WITH_POSTGRESQL
  return open_postgresql(where);
#else
  throw std::runtime_error("this notes was built without PostgreSQL");
#endif
}

std::runtime_error no_note(std::int64_t id) { return std::runtime_error("there is no note " + std::to_string(id)); }

/// Rolls back unless commit() was called.
class transaction {
 public:
  explicit transaction(database& db) : db_{db} { db_.run("BEGIN"); }
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction() {
    if (committed_) return;
    try {
      db_.run("ROLLBACK");
    } catch (const std::exception&) {
      // The connection is broken, and the transaction gone with it.
    }
  }

  void commit() {
    db_.run("COMMIT");
    committed_ = true;
  }

 private:
  database& db_;
  bool committed_ = false;
};

}  // namespace

pawl::status schema_status(const std::string& database) {
  return open_database(database, open_mode::read_only)->status();
}

storage::storage(const std::string& database, pawl::newer_database newer)
    : db_{open_database(database, open_mode::create)}, upgrade_{db_->upgrade(newer)} {}

std::int64_t storage::add(std::string_view body, const std::vector<std::string>& tags) {
  refuse_unusable(body, "the note");
  transaction all{*db_};
  const auto rows =
      db_->run("INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id", {first_line(body), std::string{body}});
  const std::string& id = rows.at(0).at(0);
  for (const std::string& tag : tags) attach_tag(id, tag);
  all.commit();
  return std::stoll(id);
}

void storage::edit(std::int64_t id, std::string_view body) {
  refuse_unusable(body, "the note");
  change("UPDATE notes SET title = $2, body = $3 WHERE id = $1 RETURNING id", id,
         {first_line(body), std::string{body}});
}

void storage::remove(std::int64_t id) { change("DELETE FROM notes WHERE id = $1 RETURNING id", id, {}); }

void storage::add_tag(std::int64_t id, std::string_view tag) {
  get(id);
  transaction both{*db_};
  attach_tag(std::to_string(id), tag);
  both.commit();
}

void storage::set_pinned(std::int64_t id, bool pinned) {
  require_schema(pins, "pinning");
  change("UPDATE notes SET pinned = $2 WHERE id = $1 RETURNING id", id, {pinned ? "1" : "0"});
}

note storage::get(std::int64_t id) {
  std::vector<note> found = read("id = CAST($1 AS bigint)", std::to_string(id));
  if (found.empty()) throw no_note(id);
  return std::move(found.front());
}

std::vector<note> storage::list(std::string_view tag) {
  if (tag.empty()) return read("$1 = ''", "");
  return read("id IN (SELECT note_id FROM note_tags JOIN tags ON tags.id = tag_id WHERE lower(name) = lower($1))",
              std::string{tag});
}

std::vector<search_hit> storage::search(std::string_view words) {
  refuse_unusable(words, "the search");
  std::vector<search_hit> result;
  for (const row& hit : db_->search(words)) result.push_back({std::stoll(hit.at(0)), hit.at(1), hit.at(2)});
  return result;
}

std::vector<tag_count> storage::tag_counts() {
  require_schema(counts, "counting tags");
  std::vector<tag_count> result;
  for (const row& tag : db_->run("SELECT name, notes FROM tag_counts ORDER BY notes DESC, name"))
    result.push_back({tag.at(0), std::stoll(tag.at(1))});
  return result;
}

std::vector<note> storage::read(const std::string& condition, const std::string& value) {
  std::string sql = "SELECT id, title, body";
  sql.append(", ").append(db_->time("created_at")).append(", ").append(db_->time("updated_at"));
  sql.append(schema_has(pins) ? ", CASE WHEN pinned THEN 1 ELSE 0 END" : ", 0").append(" AS first");
  sql.append(" FROM notes WHERE ").append(condition).append(" ORDER BY first DESC, id");
  std::vector<note> result;
  for (const row& found : db_->run(sql, {value}))
    result.push_back({std::stoll(found.at(0)), found.at(1), found.at(2), found.at(3), found.at(4), found.at(5) == "1",
                      tags_of(found.at(0))});
  return result;
}

std::vector<std::string> storage::tags_of(const std::string& id) {
  std::vector<std::string> result;
  for (const row& tag : db_->run(
           "SELECT name FROM tags JOIN note_tags ON tag_id = tags.id WHERE note_id = $1 ORDER BY lower(name)", {id}))
    result.push_back(tag.at(0));
  return result;
}

void storage::attach_tag(const std::string& id, std::string_view tag) {
  refuse_unusable(tag, "the tag");
  db_->run("INSERT INTO tags (name) VALUES ($1) ON CONFLICT DO NOTHING", {std::string{tag}});
  db_->run(
      "INSERT INTO note_tags (note_id, tag_id) "
      "SELECT CAST($1 AS bigint), id FROM tags WHERE lower(name) = lower($2) ON CONFLICT DO NOTHING",
      {id, std::string{tag}});
}

void storage::change(const std::string& sql, std::int64_t id, std::vector<std::string> values) {
  values.insert(values.begin(), std::to_string(id));
  if (db_->run(sql, values).empty()) throw no_note(id);
}

}  // namespace notes
