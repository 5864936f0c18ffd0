#pragma once

/// PostgreSQL databases for tests.
///
///     const pawl::test::test_database database;
///     pqxx::connection db{database.connection_string()};          // its owner, no superuser
///     pqxx::connection root{database.connection_string("postgres")};
///     const std::string reader = database.create_role();          // gone with the database
///
/// All test processes of a build share one server (`postgresql_cluster`): whoever needs one first starts it, and it
/// ends by itself a few seconds after the last process that used it has ended, be it killed. Nothing has to be set up
/// for a test that is run by hand. Link `pawl_test_postgresql`.

#include <string>

namespace pawl::test {

class test_database;

struct database_options {
  /// Any of PostgreSQL's encodings; the locale is C where it is not UTF8.
  std::string encoding = "UTF8";
  /// What `options` of the server's connection string shall hold: `-c search_path=app`.
  std::string options = {};
  /// A database that nobody is connected to: the new one begins as it is, and belongs to the same role.
  const test_database* copy_of = nullptr;
};

/// A fresh, empty database with a role that owns it and is no superuser; both are gone with the object.
class test_database {
 public:
  explicit test_database(const database_options& options = {});
  test_database(const test_database&) = delete;
  test_database& operator=(const test_database&) = delete;
  ~test_database();

  /// Lower-case letters, digits and `_`, for SQL as it is.
  const std::string& name() const noexcept { return name_; }
  const std::string& owner() const noexcept { return owner_; }

  /// `host=... dbname=... user=...`, for the owner or another role; `postgres` is the superuser.
  std::string connection_string() const { return connection_string(owner_); }
  std::string connection_string(const std::string& role) const;
  /// `postgresql://...`, for the owner.
  std::string url() const;
  /// The folder of the server's socket, `.s.PGSQL.5432`.
  static std::string host();

  /// A role that may connect, with attributes as in CREATE ROLE.
  std::string create_role(const std::string& attributes = "");

 private:
  std::string name_;
  std::string owner_;
  std::string options_;
  unsigned roles_ = 0;
};

/// The folder of the cluster that test servers of this build are copied from; made by the first that needs it.
std::string cluster_template();

}  // namespace pawl::test
