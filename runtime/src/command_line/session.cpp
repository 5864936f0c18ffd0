#include "command_line/session.hpp"

#include <utility>

#include "core/planning.hpp"
#include "core/reading.hpp"

namespace pawl::commands {

session::session(command_connection& opened, const migration_set& of, const arguments& typed, pawl::options with,
                 commands::console& to, std::string name)
    : connection{opened},
      set{of},
      migrations{migrations_for(opened.database().dialect(), of)},
      given{typed},
      options{std::move(with)},
      console{to},
      shown{std::move(name)} {}

plan session::steps_to(std::size_t goal) {
  connection.database().use(options);
  return read_plan({connection.database(), set, migrations, options}, goal);
}

}  // namespace pawl::commands
