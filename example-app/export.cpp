#include "export.hpp"

#include <ostream>

#include "text.hpp"

namespace notes {

void write_json(std::ostream& out, const note& note) {
  out << "{\"id\":" << note.id << ",\"title\":" << json_string(note.title) << ",\"body\":" << json_string(note.body)
      << ",\"created_at\":" << json_string(note.created_at) << ",\"updated_at\":" << json_string(note.updated_at)
      << ",\"pinned\":" << (note.pinned ? "true" : "false") << ",\"tags\":[";
  const char* comma = "";
  for (const std::string& tag : note.tags) {
    out << comma << json_string(tag);
    comma = ",";
  }
  out << "]}\n";
}

void write_markdown(std::ostream& out, const note& note) {
  out << "## " << note.title << "\n\n";
  out << "*note " << note.id << ", " << note.created_at;
  for (const std::string& tag : note.tags) out << ", #" << tag;
  out << "*\n\n" << note.body << "\n\n";
}

}  // namespace notes
