#include "guard/frozen_report.hpp"

#include <fmt/format.h>

#include "guard/freeze_command.hpp"
#include "guard/token_difference.hpp"
#include "source/folder.hpp"

namespace pawl::generator {

namespace {

/// `0003_add_search`, as the lock file knows it.
std::string title(const lock_entry& entry) { return fmt::format("{}_{}", entry.version.text(), entry.name); }

std::string by_whom(const frozen_migration& frozen) {
  if (!frozen.entry.release.empty()) return fmt::format(" by release {}", frozen.entry.release);
  if (frozen.in_lock()) return "";
  return fmt::format(" by commit {}", short_id(frozen.origin ? frozen.origin->id : frozen.text->commit));
}

/// A hash short enough to compare by eye.
std::string short_hash(const std::string& hash) { return hash.substr(0, hash.find(':') + 1 + 12) + "..."; }

/// What the commit says, without an end where that is long.
std::string subject_of(const git_commit& commit) {
  constexpr std::size_t longest = 100;
  return commit.subject.size() <= longest ? commit.subject : commit.subject.substr(0, longest) + "...";
}

/// How the file comes back that git holds; `in_place` says whether it was at `path` in that commit.
std::string restore_command(const frozen_text& text, const std::string& path, bool in_place) {
  if (in_place) return fmt::format("git checkout {} -- {}", short_id(text.commit), shell_word(path));
  return fmt::format("git show {} > {}", shell_word(short_id(text.commit) + ':' + text.path), shell_word(path));
}

}  // namespace

frozen_report::frozen_report(const migration_set& set, const frozen_set& frozen)
    : frozen_{frozen},
      directory_{set.directory},
      freeze_command_{freeze_command(set, frozen.lock_path)},
      renumber_command_{renumber_command(set, frozen.lock_path, frozen.since)} {}

diagnostic frozen_report::describe(const frozen_finding& finding) const {
  switch (finding.what) {
    case frozen_change::edited:
      return edited(finding);
    case frozen_change::down_edited:
      return down_edited(finding);
    case frozen_change::renumbered:
      return renumbered(finding);
    case frozen_change::deleted:
      return deleted(finding);
    case frozen_change::draft_before:
      return draft_before(finding);
    case frozen_change::draft_refused:
      break;
  }
  return draft_refused(finding);
}

/// Where it is written that this is frozen.
std::vector<note> frozen_report::provenance(const frozen_migration& frozen) const {
  std::vector<note> notes;
  if (frozen.in_lock()) notes.push_back({{.file = frozen_.lock_path, .line = frozen.entry.line}, "it was frozen here"});
  if (frozen.origin)
    notes.push_back({{},
                     fmt::format("commit {} of {} brought it in: {}", short_id(frozen.origin->id), frozen.origin->date,
                                 subject_of(*frozen.origin))});
  else if (!frozen.in_lock())
    notes.push_back({{}, fmt::format("commit {} holds it, which is {}", short_id(frozen.text->commit), frozen_.since)});
  return notes;
}

diagnostic frozen_report::edited(const frozen_finding& finding) const {
  const migration& now = *finding.now;
  const frozen_migration& then = *finding.then;
  const std::string& path = now.up.file->path;
  diagnostic result{.id = "frozen-edited", .where = {.file = path, .line = 1}};
  result.message = fmt::format("this migration was frozen{} and has changed since", by_whom(then));
  std::string restore = fmt::format("git checkout -- {}", shell_word(path));
  if (then.text) {
    const token_difference place = first_difference(then.text->up, now.up, finding.dialect);
    result.where = locate(now.up, place.after);
    result.notes.push_back({locate(then.text->up, place.before), "it was frozen as this"});
    restore = restore_command(*then.text, path, then.text->path == frozen_.prefix + now.up.file->name);
    if (then.origin || !then.in_lock()) result.notes.push_back(provenance(then).back());
  } else {
    result.message +=
        fmt::format(": its hash was {} and is {}", short_hash(then.entry.up_hash), short_hash(now.up.hash));
  }
  result.hint = fmt::format(
      "restore it, for example with `{}`,\nand write the change as a new migration with `pawl new "
      "<name>`: databases that have this one will not run it again",
      restore);
  return result;
}

/// What its files are called, as far as that is known.
std::string frozen_report::deleted_file(const frozen_migration& frozen) const {
  return path_in(directory_, frozen.file.empty() ? title(frozen.entry) + '*' : frozen.file);
}

diagnostic frozen_report::deleted(const frozen_finding& finding) const {
  const frozen_migration& then = *finding.then;
  const std::string files = deleted_file(then);
  diagnostic result{.id = "frozen-deleted", .where = {.file = frozen_.lock_path, .line = then.entry.line}};
  if (!then.in_lock()) result.where = {.file = files};
  if (then.in_lock() ? then.origin.has_value() : true) result.notes.push_back(provenance(then).back());
  if (finding.left_out) {
    result.message =
        fmt::format("migration {}, frozen{}, is not in this sparse checkout", title(then.entry), by_whom(then));
    result.hint = fmt::format("`git sparse-checkout add {}` takes it in, or `git sparse-checkout disable`",
                              shell_word(frozen_.prefix));
    return result;
  }
  result.message = fmt::format("migration {}, frozen{}, is gone", title(then.entry), by_whom(then));
  const std::string restore = then.text
                                  ? restore_command(*then.text, files, then.text->path == frozen_.prefix + then.file)
                                  : fmt::format("git checkout -- {}", shell_word(files));
  result.hint = fmt::format(
      "restore it, for example with `{}`;\nto undo what it did, write a new migration with `pawl "
      "new <name>`",
      restore);
  return result;
}

diagnostic frozen_report::renumbered(const frozen_finding& finding) const {
  const lock_entry& entry = finding.then->entry;
  return {.id = "frozen-renumbered",
          .where = {.file = finding.now->up.file->path},
          .message = fmt::format("this migration was frozen{} as {} and has another version now",
                                 by_whom(*finding.then), title(entry)),
          .hint = fmt::format("rename it back to version {}; a new migration takes the version after the last one",
                              entry.version.text()),
          .notes = provenance(*finding.then)};
}

diagnostic frozen_report::down_edited(const frozen_finding& finding) const {
  const migration& now = *finding.now;
  const bool gone = !now.down;
  const script& where = gone ? now.up : *now.down;
  const std::string_view what = gone ? "was removed" : finding.then->entry.down_hash.empty() ? "is new" : "has changed";
  const std::string end = finding.then->in_lock()
                              ? fmt::format("`{}` takes this one into the lock file", freeze_command_)
                              : fmt::format("this warning ends when {} holds this one", frozen_.since);
  return {
      .id = "frozen-down-edited",
      .severity = severity::warning,
      .where = {.file = where.file->path, .line = where.first_line},
      .message = fmt::format("this migration was frozen{}, and its down script {} since", by_whom(*finding.then), what),
      .hint = "databases that have it keep the down script they were given;\n" + end};
}

diagnostic frozen_report::draft_before(const frozen_finding& finding) const {
  const frozen_migration& last = *finding.then;
  const bool same = last.entry.version == finding.now->version;
  const std::string merge = last.ahead ? fmt::format("`git merge {}`, and then ", shell_word(frozen_.since)) : "";
  return {.id = "draft-before-frozen",
          .where = {.file = finding.now->up.file->path},
          .message = fmt::format("this draft {} {}, which was frozen{}", same ? "has the version of" : "sorts before",
                                 title(last.entry), by_whom(last)),
          .hint = fmt::format("{}`{}` gives it a version after {}: databases that have {} would never run it", merge,
                              renumber_command_, last.entry.version.text(), last.entry.version.text()),
          .notes = provenance(last)};
}

diagnostic frozen_report::draft_refused(const frozen_finding& finding) const {
  return {.id = "draft-refused",
          .where = {.file = finding.now->up.file->path},
          .message = "this migration is a draft, and this build takes frozen ones only",
          .hint = fmt::format("`{}` freezes it; a build without REQUIRE_FROZEN takes drafts", freeze_command_)};
}

}  // namespace pawl::generator
