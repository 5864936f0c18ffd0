#include <pawl/migrate.hpp>

#include <pawl/migrator.hpp>

namespace pawl {

report migrate(database& database, const migration_set& set, const options& options) {
  return migrator{database, set, options}.up();
}

}  // namespace pawl
