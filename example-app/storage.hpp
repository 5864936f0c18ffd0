#pragma once

/// Where notes are kept: one SQLite file, whose schema the program brings up to date when it opens it.
///
/// Not thread-safe. Throws pawl::error where the schema cannot be upgraded, std::runtime_error for everything else.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/report.hpp>

#include "sqlite.hpp"

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

/// How the schema of a file stands to this program. Reads only, and makes no file.
pawl::status schema_status(const std::string& file);

class storage {
 public:
  /// Opens or makes the file and applies the migrations that it lacks.
  explicit storage(const std::string& file);

  /// What opening the file changed in its schema.
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
  std::vector<note> read(std::string_view condition, std::string_view value);
  void must_have_changed(std::int64_t id);

  connection db_;
  pawl::report upgrade_;
};

}  // namespace notes
