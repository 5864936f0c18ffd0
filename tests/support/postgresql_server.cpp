#include "support/postgresql_server.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <exception>

#include <pqxx/pqxx>

#include "support/server_lease.hpp"

namespace pawl::test {
namespace {

/// Kept until the process ends.
const server_lease& lease() {
  static const server_lease held;
  return held;
}

void as_superuser(const std::string& statement) {
  pqxx::connection connection{"host=" + lease().host() + " dbname=postgres user=postgres"};
  pqxx::nontransaction{connection}.exec(statement);
}

std::string fresh_name() {
  static std::atomic<unsigned> count{0};
  return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

test_database::test_database(const database_options& options)
    : name_{fresh_name()},
      owner_{options.copy_of != nullptr ? options.copy_of->owner() : name_},
      options_{options.options} {
  if (owner_ == name_) as_superuser("CREATE ROLE " + owner_ + " LOGIN");
  std::string statement = "CREATE DATABASE " + name_ + " OWNER " + owner_ + " STRATEGY FILE_COPY";
  if (options.copy_of != nullptr) statement += " TEMPLATE " + options.copy_of->name();
  if (options.encoding != "UTF8") statement += " TEMPLATE template0 LOCALE 'C' ENCODING '" + options.encoding + "'";
  as_superuser(statement);
}

test_database::~test_database() {
  try {
    as_superuser("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    for (; roles_ > 0; --roles_) as_superuser("DROP ROLE " + name_ + "_role" + std::to_string(roles_));
    if (owner_ == name_) as_superuser("DROP ROLE " + owner_);
  } catch (const std::exception&) {
    // The server goes with all that is in it.
  }
}

std::string test_database::connection_string(const std::string& role) const {
  std::string text = "host=" + host() + " dbname=" + name_ + " user=" + role;
  if (!options_.empty()) text += " options='" + options_ + "'";
  return text;
}

std::string test_database::url() const {
  std::string folder;
  for (const char c : host()) {
    std::array<char, 4> encoded{};
    std::snprintf(encoded.data(), encoded.size(), "%%%02X", static_cast<unsigned char>(c));
    folder += encoded.data();
  }
  return "postgresql://" + owner_ + "@/" + name_ + "?host=" + folder;
}

std::string test_database::host() { return lease().host(); }

std::string test_database::create_role(const std::string& attributes) {
  std::string role = name_ + "_role" + std::to_string(roles_ + 1);
  as_superuser("CREATE ROLE " + role + " LOGIN " + attributes);
  ++roles_;
  return role;
}

std::string cluster_template() { return server_lease::folder() + "/template"; }

}  // namespace pawl::test
