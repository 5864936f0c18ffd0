#include "sqlite/settings.hpp"

#include <sqlite3.h>

namespace pawl::sqlite {
namespace {

int current(sqlite3* connection, int setting) noexcept {
  int value = -1;
  sqlite3_db_config(connection, setting, -1, &value);
  return value;
}

}  // namespace

// Setting a switch has every prepared statement of the connection compiled anew, so it is set only where it differs.

scoped_setting::scoped_setting(sqlite3* connection, int setting, bool value) noexcept
    : connection_{connection}, setting_{setting}, value_{value ? 1 : 0}, before_{current(connection, setting)} {
  if (before_ != value_) sqlite3_db_config(connection_, setting_, value_, nullptr);
}

scoped_setting::~scoped_setting() {
  if (before_ != value_) sqlite3_db_config(connection_, setting_, before_, nullptr);
}

bool scoped_setting::holds() const noexcept { return current(connection_, setting_) == value_; }

scoped_limit::scoped_limit(sqlite3* connection, int limit, int value) noexcept
    : connection_{connection}, limit_{limit}, before_{sqlite3_limit(connection, limit, value)} {}

scoped_limit::~scoped_limit() { sqlite3_limit(connection_, limit_, before_); }

}  // namespace pawl::sqlite
