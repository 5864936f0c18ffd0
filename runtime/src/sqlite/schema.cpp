#include "sqlite/schema.hpp"

#include <sqlite3.h>

#include <string>

#include "sqlite/history.hpp"

namespace pawl::sqlite {

schema_reader::schema_reader(sqlite3* connection)
    : statements_{connection, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL"} {}

std::vector<schema_object> schema_reader::read() {
  std::vector<schema_object> objects;
  while (statements_.step()) {
    schema_object& object = objects.emplace_back();
    int column = 0;
    for (std::string* field : {&object.kind, &object.name, &object.parent, &object.definition}) {
      *field = statements_.text(column++);
    }
    if (is_internal(object.name) || is_history(object.name)) objects.pop_back();
  }
  statements_.reset();
  return objects;
}

}  // namespace pawl::sqlite
