#include "command_line/session.hpp"

#include <utility>

#include "core/planning.hpp"
#include "core/reading.hpp"

namespace pawl::commands {

session::session(command_connection& opened, const migration_set& of, const arguments& typed, pawl::options with,
                 const commands::watcher& watching, commands::console& to, std::string name)
    : connection{opened},
      set{of},
      migrations{migrations_for(opened.database().dialect(), of).migrations},
      given{typed},
      options{std::move(with)},
      watcher{watching},
      console{to},
      shown{std::move(name)} {
  refuse_older_engine(connection.database(), set);
}

}  // namespace pawl::commands
