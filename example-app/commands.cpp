#include "commands.hpp"

#include <filesystem>
#include <iomanip>
#include <ostream>

#include "export.hpp"
#include "text.hpp"
#include "url.hpp"

namespace notes {
namespace {

const char* describe(pawl::database_state state) {
  switch (state) {
    case pawl::database_state::up_to_date:
      return "up to date";
    case pawl::database_state::pending:
      return "upgraded at the next use";
    case pawl::database_state::newer:
      return "made by a newer notes; update this program";
    case pawl::database_state::newer_compatible:
      return "made by a newer notes; update this program, or use it with --newer allow-compatible";
    case pawl::database_state::diverged:
      return "its history contradicts this program";
    case pawl::database_state::unknown:
      return "not a database of notes";
  }
  return "";
}

std::string tag_list(const std::vector<std::string>& tags) {
  std::string result;
  for (const std::string& tag : tags) result += "  #" + printable(tag);
  return result;
}

}  // namespace

void print_upgrade(std::ostream& out, const std::string& database, const pawl::report& upgrade) {
  const auto of_database = [&]() -> std::ostream& { return out << "notes: " << printable(without_password(database)); };
  if (upgrade.newer > 0) of_database() << ": a newer notes uses it too; update this program\n";
  if (upgrade.up_to_date()) return;
  // All steps go one way.
  of_database() << (upgrade.steps.front().direction == pawl::direction::up ? ": applied" : ": undid");
  for (const pawl::step_report& step : upgrade.steps) out << ' ' << step.version << '_' << step.name;
  out << '\n';
}

void print_list(std::ostream& out, const std::vector<note>& notes) {
  for (const note& note : notes)
    out << std::setw(4) << note.id << (note.pinned ? " ! " : "   ") << printable(note.title) << tag_list(note.tags)
        << '\n';
}

void print_note(std::ostream& out, const note& note) {
  out << "note " << note.id << tag_list(note.tags) << (note.pinned ? "  (pinned)" : "") << '\n';
  out << "created " << note.created_at << ", changed " << note.updated_at << "\n\n" << printable(note.body) << '\n';
}

void print_hits(std::ostream& out, const std::vector<search_hit>& hits) {
  for (const search_hit& hit : hits)
    out << std::setw(4) << hit.id << "   " << printable(hit.title) << "\n       " << printable(hit.snippet) << '\n';
}

void print_tags(std::ostream& out, const std::vector<tag_count>& tags) {
  for (const tag_count& tag : tags) out << std::setw(4) << tag.notes << "   " << printable(tag.name) << '\n';
}

void print_export(std::ostream& out, const std::vector<note>& notes, export_format format) {
  for (const note& note : notes) format == export_format::json ? write_json(out, note) : write_markdown(out, note);
}

void print_status(std::ostream& out, const std::string& database) {
  out << printable(without_password(database));
  if (!is_url(database) && !std::filesystem::exists(database)) {
    out << ": no database yet\n";
    return;
  }
  const pawl::status status = schema_status(database);
  const std::string version = status.applied.empty() ? "none" : status.applied.back().version;
  out << ": schema " << version << ", " << describe(status.state) << '\n';
  for (const pawl::history_row& row : status.applied)
    out << "  " << row.version << ' ' << row.name << "  " << row.applied_at << "  by " << printable(row.program)
        << '\n';
  for (const pawl::migration* pending : status.pending)
    out << "  " << pending->version << ' ' << pending->name << "  pending\n";
}

}  // namespace notes
