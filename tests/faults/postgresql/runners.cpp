#include <chrono>
#include <optional>

#include <pawl/error.hpp>
#include <pawl/postgresql.hpp>

#include "faults/postgresql/upgrade.hpp"

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
  void committed() override { reported_ = std::max(reported_, ran_); }

 private:
  list<migration> steps_;
  std::size_t& reported_;
  std::size_t ran_ = 0;
};

void execute(pqxx::connection& db, const std::string& sql) { pqxx::nontransaction{db}.exec(sql); }

std::string text_of(const script& script) {
  std::string result;
  for (const text& piece : script.pieces) result += piece;
  return result;
}

std::size_t applied(pqxx::connection& db) {
  return pqxx::nontransaction{db}.exec("SELECT 1 FROM public.pawl_history").size();
}

std::string row_of(const migration_set& set, std::size_t index) {
  const migration& step = set.dialects[0].migrations[index];
  const auto literal = [](const std::string& value) { return ", '" + value + "'"; };
  return std::string{"INSERT INTO public.pawl_history VALUES ('"} + set.name + "', " + std::to_string(index + 1) +
         literal(step.version) + literal(step.name) + literal(step.hash) + literal(step.chain) +
         ", 'applied', now(), 0, '', NULL, NULL);";
}

/// One migration after another; `step` gives the messages of each.
using messages_of = std::vector<std::string> (*)(const migration_set& set, std::size_t index);

std::size_t run_pending(pqxx::connection& db, const migration_set& set, std::size_t& reported, messages_of messages) {
  const std::size_t count = set.dialects[0].migrations.size();
  const std::size_t first = applied(db);
  for (std::size_t index = first; index < count; reported = ++index) {
    for (const std::string& message : messages(set, index)) execute(db, message);
  }
  return count - first;
}

std::vector<std::string> one_transaction(const migration_set& set, std::size_t index) {
  const migration& step = set.dialects[0].migrations[index];
  if (step.up.standalone != nullptr) return {text_of(step.up), row_of(set, index)};
  return {"BEGIN", text_of(step.up), row_of(set, index), "COMMIT"};
}

}  // namespace

std::size_t right_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported) {
  reporting watch{set, reported};
  options options;
  options.observer = &watch;
  options.lock_timeout = std::chrono::seconds{60};
  const report report = migrate(db, set, options);
  reported = set.dialects[0].migrations.size();
  return report.steps.size();
}

std::size_t separate_history_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported) {
  return run_pending(db, set, reported, [](const migration_set& steps, std::size_t index) {
    const migration& step = steps.dialects[0].migrations[index];
    return std::vector<std::string>{text_of(step.up), row_of(steps, index)};
  });
}

std::size_t lockless_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported) {
  return run_pending(db, set, reported, one_transaction);
}

std::size_t session_lock_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported) {
  execute(db, "SELECT pg_advisory_lock(4711)");
  const std::size_t steps = run_pending(db, set, reported, one_transaction);
  execute(db, "SELECT pg_advisory_unlock(4711)");
  return steps;
}

std::size_t optimistic_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported) try {
  return right_runner(db, set, reported);
} catch (const error& failure) {
  if (failure.code() != errc::in_doubt) throw;
  throw error{{.code = errc::connection_lost, .message = failure.what()}};
}

}  // namespace pawl::faults
