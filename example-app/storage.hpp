#pragma once

/// Where notes are kept: one SQLite file or a PostgreSQL database, whose schema the program brings up to date when it
/// opens it.
///
/// Not thread-safe. Throws pawl::error where the schema cannot be upgraded, other std::exceptions for everything else.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"

namespace notes {

struct note {
  std::int64_t id = 0;
  std::string title;
  std::string body;
  std::string created_at;
  std::string updated_at;
  bool pinned = false;
  std::vector<std::string> tags;
};

struct search_hit {
  std::int64_t id = 0;
  std::string title;
  /// A few words round what was found, which stands in [brackets].
  std::string snippet;
};

struct tag_count {
  std::string name;
  std::int64_t notes = 0;
};

/// How the schema of a database stands to this program. Reads only, and makes no file.
pawl::status schema_status(const std::string& database);

class storage {
 public:
  /// Opens or makes the file, or connects to `postgresql://...`, and applies the migrations that are missing there;
  /// `newer` says what to do where a newer notes has applied more.
  storage(const std::string& database, pawl::newer_database newer);

  /// What opening the database changed in its schema.
  const pawl::report& upgrade() const noexcept { return upgrade_; }

  std::int64_t add(std::string_view body, const std::vector<std::string>& tags);
  void edit(std::int64_t id, std::string_view body);
  void remove(std::int64_t id);
  void add_tag(std::int64_t id, std::string_view tag);
  void set_pinned(std::int64_t id, bool pinned);

  note get(std::int64_t id);
  /// All notes, or those with the tag: pinned ones first, then by age.
  std::vector<note> list(std::string_view tag = {});
  /// Notes that hold all of the words, the best first.
  std::vector<search_hit> search(std::string_view words);
  std::vector<tag_count> tag_counts();

 private:
  std::vector<note> read(const std::string& condition, const std::string& value);
  std::vector<std::string> tags_of(const std::string& id);
  void attach_tag(const std::string& id, std::string_view tag);
  /// Runs a statement about one note, which returns it.
  void change(const std::string& sql, std::int64_t id, std::vector<std::string> values);

  std::unique_ptr<database> db_;
  pawl::report upgrade_;
};

}  // namespace notes
