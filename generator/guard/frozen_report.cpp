#include "guard/frozen_report.hpp"

#include <fmt/format.h>

#include "guard/freeze_command.hpp"
#include "source/folder.hpp"

namespace pawl::generator {

namespace {

/// `0003_add_search`, as the lock file knows it.
std::string title(const lock_entry& entry) { return fmt::format("{}_{}", entry.version.text(), entry.name); }

std::string by_release(const lock_entry& entry) {
  return entry.release.empty() ? "" : fmt::format(" by release {}", entry.release);
}

/// A hash short enough to compare by eye.
std::string short_hash(const std::string& hash) { return hash.substr(0, hash.find(':') + 1 + 12) + "..."; }

note frozen_here(const lock_entry& entry, const std::string& lock_path) {
  return {{.file = lock_path, .line = entry.line}, "it was frozen here"};
}

}  // namespace

diagnostic frozen_edited(const migration& migration, const lock_entry& entry) {
  const std::string& path = migration.up.file->path;
  return {.id = "frozen-edited",
          .where = {.file = path, .line = 1},
          .message = fmt::format("this migration was frozen{} and has changed since: its hash was {} and is {}",
                                 by_release(entry), short_hash(entry.up_hash), short_hash(migration.up.hash)),
          .hint = fmt::format("restore it, for example with `git checkout -- {}`,\nand write the change as a new "
                              "migration with `pawl new <name>`: databases that have this one will not run it again",
                              shell_word(path))};
}

diagnostic frozen_deleted(const lock_entry& entry, const std::string& lock_path, const std::string& directory) {
  const std::string files = path_in(directory, title(entry) + '*');
  return {.id = "frozen-deleted",
          .where = {.file = lock_path, .line = entry.line},
          .message = fmt::format("migration {}, frozen{}, is gone", title(entry), by_release(entry)),
          .hint = fmt::format("restore it, for example with `git checkout -- {}`;\nto undo what it did, write a new "
                              "migration with `pawl new <name>`",
                              shell_word(files))};
}

diagnostic frozen_renumbered(const migration& migration, const lock_entry& entry, const std::string& lock_path) {
  return {.id = "frozen-renumbered",
          .where = {.file = migration.up.file->path},
          .message = fmt::format("this migration was frozen{} as {} and has another version now", by_release(entry),
                                 title(entry)),
          .hint = fmt::format("rename it back to version {}; a new migration takes the version after the last one",
                              entry.version.text()),
          .notes = {frozen_here(entry, lock_path)}};
}

diagnostic frozen_down_edited(const migration& migration, const lock_entry& entry, const std::string& command) {
  const bool gone = !migration.down;
  const script& where = gone ? migration.up : *migration.down;
  const std::string_view what = gone ? "was removed" : entry.down_hash.empty() ? "is new" : "has changed";
  return {.id = "frozen-down-edited",
          .severity = severity::warning,
          .where = {.file = where.file->path, .line = where.first_line},
          .message = fmt::format("this migration was frozen{}, and its down script {} since", by_release(entry), what),
          .hint = fmt::format("databases that have it keep the down script they were given;\n`{}` takes this one into "
                              "the lock file",
                              command)};
}

diagnostic draft_before_frozen(const migration& draft, const lock_entry& last_frozen, const std::string& lock_path) {
  return {.id = "draft-before-frozen",
          .where = {.file = draft.up.file->path},
          .message = fmt::format("this draft sorts before {}, which was frozen{}", title(last_frozen),
                                 by_release(last_frozen)),
          .hint = fmt::format("give it a version after {}: databases that have {} would never run it",
                              last_frozen.version.text(), last_frozen.version.text()),
          .notes = {frozen_here(last_frozen, lock_path)}};
}

diagnostic draft_refused(const migration& draft, const std::string& command) {
  return {.id = "draft-refused",
          .where = {.file = draft.up.file->path},
          .message = "this migration is a draft, and this build takes frozen ones only",
          .hint = fmt::format("`{}` freezes it; a build without REQUIRE_FROZEN takes drafts", command)};
}

}  // namespace pawl::generator
