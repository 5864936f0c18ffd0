#include "conformance/engine.hpp"

#include <pawl/sqlite.hpp>

#include "support/sqlite_file.hpp"

namespace pawl::test {
namespace {

class sqlite_engine : public engine {
 public:
  pawl::database& database() override { return database_; }
  void execute(const std::string& sql) override { connection_.execute(sql); }
  std::string dump() override { return connection_.dump(); }
  std::string history() override {
    if (connection_.rows("SELECT count(*) FROM sqlite_schema WHERE name='pawl_history'") == "0") return "";
    return connection_.rows(
        "SELECT set_name || ' ' || ordinal || ' ' || version || ' ' || name || ' ' || state || ' ' || program "
        "FROM pawl_history ORDER BY set_name, ordinal");
  }

 private:
  sqlite_file file_;
  sqlite_connection connection_ = file_.open();
  sqlite_database database_{connection_};
};

std::unique_ptr<engine> make_sqlite() { return std::make_unique<sqlite_engine>(); }

}  // namespace

INSTANTIATE_TEST_SUITE_P(sqlite, conformance, testing::Values(make_sqlite));

}  // namespace pawl::test
