#include "faults/runner.hpp"

#include <pawl/sqlite.hpp>

namespace pawl::faults {
namespace {

/// Counts a step as reported when its transaction was committed.
class reporting : public observer {
 public:
  reporting(const migration_set& set, std::size_t& reported)
      : steps_{set.dialects[0].migrations}, reported_{reported} {}

  void migration_ran(const migration& step, direction, std::chrono::microseconds) override {
    ran_ = static_cast<std::size_t>(&step - steps_.begin()) + 1;
  }
  void committed() override { reported_ = ran_; }

 private:
  list<migration> steps_;
  std::size_t& reported_;
  std::size_t ran_ = 0;
};

}  // namespace

std::size_t right_runner(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported) {
  reporting watch{set, reported};
  options options;
  options.transaction = scope;
  options.observer = &watch;
  options.lock_timeout = std::chrono::seconds{20};
  const report report = migrate(db, set, options);
  reported = set.dialects[0].migrations.size();
  return report.steps.size();
}

}  // namespace pawl::faults
