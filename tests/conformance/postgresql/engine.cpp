#include "conformance/engine.hpp"

#include <pawl/postgresql.hpp>

#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::test {
namespace {

class postgresql_engine : public engine {
 public:
  pawl::database& database() override { return database_; }
  void execute(const std::string& sql) override { session_.execute(sql); }
  std::string dump() override { return without_blank_lines(session_.dump()); }
  std::string history() override {
    if (session_.rows("SELECT to_regclass('public.pawl_history') IS NULL") == "t") return "";
    return session_.rows(
        "SELECT set_name || ' ' || ordinal || ' ' || version || ' ' || name || ' ' || state || ' ' || program "
        "FROM public.pawl_history ORDER BY set_name, ordinal");
  }

 private:
  /// Every database has the schema `public`, and that is nothing.
  static std::string without_blank_lines(std::string text) {
    const std::string nothing = "schema public";
    if (text.rfind(nothing, 0) == 0) text.erase(0, nothing.size());
    return text;
  }

  test_database server_;
  postgresql_session session_{server_.connection_string()};
  postgresql_database database_{session_};
};

std::unique_ptr<engine> make_postgresql() { return std::make_unique<postgresql_engine>(); }

}  // namespace

INSTANTIATE_TEST_SUITE_P(postgresql, conformance, testing::Values(make_postgresql));

}  // namespace pawl::test
