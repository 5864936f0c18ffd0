/// Notes on a server: PostgreSQL, searched with its tsvector.

#include <stdexcept>

#include <notes_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "database.hpp"
#include "text.hpp"
#include "url.hpp"
#include "version.hpp"

namespace notes {
namespace {

class postgresql final : public database {
 public:
  explicit postgresql(const std::string& url) : db_{url} { db_.set_client_encoding("UTF8"); }

  pawl::report upgrade(pawl::newer_database newer) override {
    pawl::options options;
    options.newer_database = newer;
    options.program = program_version();
    return pawl::migrate(db_, notes_schema::migrations(), options);
  }

  pawl::status status() override {
    pawl::postgresql_database engine{db_};
    return pawl::migrator{engine, notes_schema::migrations()}.status();
  }

  std::vector<row> run(const std::string& sql, const std::vector<std::string>& values) override {
    std::vector<row> rows;
    for (const auto& found : execute(sql, values)) {
      row& values_of_row = rows.emplace_back();
      for (const auto& field : found) values_of_row.emplace_back(field.c_str());
    }
    return rows;
  }

  std::vector<row> search(std::string_view words) override {
    return run(
        "SELECT id, title, ts_headline('simple', body, query, 'StartSel=[, StopSel=], MaxWords=12, MinWords=6') "
        "FROM notes, to_tsquery('simple', $1) AS query WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id",
        {tsquery(words)});
  }

  std::string time(const std::string& column) const override {
    return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
  }

 private:
  /// No statement of notes has more than three values.
  pqxx::result execute(const std::string& sql, const std::vector<std::string>& values) {
    pqxx::nontransaction work{db_};
    switch (values.size()) {
      case 0:
        return work.exec(sql);
      case 1:
        return work.exec_params(sql, values[0]);
      case 2:
        return work.exec_params(sql, values[0], values[1]);
      default:
        return work.exec_params(sql, values.at(0), values.at(1), values.at(2));
    }
  }

  pqxx::connection db_;
};

}  // namespace

std::unique_ptr<database> open_postgresql(const std::string& url) {
  // What libpq says of such a URL may quote the password.
  if (!is_sound_url(url))
    throw std::runtime_error(
        "the URL of the database is not postgresql://user:password@host:port/name; percent-encode what is special in "
        "the password");
  try {
    return std::make_unique<postgresql>(url);
  } catch (const pqxx::broken_connection& e) {
    throw std::runtime_error("cannot connect to " + without_password(url) + ": " + e.what());
  }
}

}  // namespace notes
