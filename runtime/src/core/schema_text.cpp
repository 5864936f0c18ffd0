#include "core/schema_text.hpp"

#include "core/failing.hpp"

namespace pawl {
namespace {

constexpr std::string_view field_end{"\0", 1};

std::string take_field(std::string_view& text) {
  const std::string_view field = text.substr(0, text.find('\0'));
  text.remove_prefix(field.size() + (field.size() < text.size() ? 1 : 0));
  return std::string{field};
}

}  // namespace

std::string print_schema(const std::vector<schema_object>& objects) {
  std::string text;
  for (const schema_object& object : objects) {
    text += concat(
        {object.kind, field_end, object.name, field_end, object.parent, field_end, object.definition, field_end, "\n"});
  }
  return text;
}

std::vector<schema_object> read_schema_text(std::string_view text) {
  std::vector<schema_object> objects;
  while (!text.empty()) {
    schema_object& object = objects.emplace_back();
    for (std::string* field : {&object.kind, &object.name, &object.parent, &object.definition}) {
      *field = take_field(text);
    }
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  return objects;
}

std::vector<schema_object> objects_of(const proven_schema& schema) {
  std::string text;
  for (const std::string_view piece : schema.objects) text += piece;
  return read_schema_text(text);
}

}  // namespace pawl
