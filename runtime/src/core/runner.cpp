#include "core/runner.hpp"

#include <chrono>
#include <utility>

#include "core/failing.hpp"

namespace pawl {
namespace {

/// Closes the session on every way out.
class session {
 public:
  explicit session(database& database) : database_{database} { database_.open_session(); }
  session(const session&) = delete;
  session& operator=(const session&) = delete;
  ~session() { database_.close_session(); }

 private:
  database& database_;
};

/// Rolls back on every way out but commit().
class transaction {
 public:
  explicit transaction(database& database) : database_{database} { database_.begin(); }
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction() {
    if (is_open_) database_.rollback();
  }

  void commit() {
    database_.commit();
    is_open_ = false;
  }

 private:
  database& database_;
  bool is_open_ = true;
};

database_facts read_facts(const assignment& work) {
  database_facts facts;
  // In this order: whoever fills an empty database adds tables and history at once, so tables seen first always
  // show their history afterwards. The other way round, another process could commit in between.
  facts.is_empty = work.database.is_empty();
  facts.history = work.database.read_history(work.set.name);
  return facts;
}

/// How many migrations `options.baseline` takes for applied.
std::optional<std::size_t> count_adopted(const assignment& work) {
  if (!work.options.baseline) return std::nullopt;
  const std::optional<std::size_t> count = count_up_to(work.migrations, *work.options.baseline);
  if (count) return count;
  fail(errc::unknown_version,
       concat({"options.baseline names the version ", *work.options.baseline, ", which the set ", work.set.name,
               " does not have"}),
       "name the migration whose schema the database has now");
}

plan plan_from(const assignment& work, const status& status, std::size_t goal) {
  refuse_contradiction(status, work.migrations);
  std::optional<std::size_t> adopted;
  if (status.state == database_state::unknown) adopted = count_adopted(work);
  return steps_to(work.migrations, status, goal, adopted);
}

class runner {
 public:
  runner(const assignment& work, std::size_t goal)
      : work_{work}, goal_{goal}, scope_{work.options.transaction.value_or(work.database.default_scope())} {}

  report run() {
    while (run_batch()) {
    }
    return std::move(report_);
  }

 private:
  /// Runs one transaction; false once there is nothing left to do.
  bool run_batch() {
    transaction transaction{work_.database};
    make_plan();
    const plan batch = next_batch(steps_, done_, scope_);
    if (batch.empty()) return false;
    work_.database.prepare(batch);
    if (!has_history_) work_.database.create_history();
    const std::vector<step_report> results = run_steps(batch);
    record(batch, results);
    transaction.commit();
    finish(results);
    return done_ < steps_.size();
  }

  /// Plans under the lock. What another process did in between is found by one read; the plan still holds where the
  /// history stands as the last commit left it.
  void make_plan() {
    if (applied_ > 0 && work_.database.is_at(work_.set.name, work_.migrations[applied_ - 1].chain)) return;
    database_facts facts = read_facts(work_);
    has_history_ = facts.history.has_value();
    const status status = compare(work_.migrations, std::move(facts));
    applied_ = status.applied.size();
    done_ = 0;
    steps_ = plan_from(work_, status, goal_);
  }

  std::vector<step_report> run_steps(const plan& batch) {
    std::vector<step_report> results;
    results.reserve(batch.size());
    for (const planned_step& step : batch) results.push_back(run_step(step, done_ + results.size() + 1));
    return results;
  }

  step_report run_step(const planned_step& step, std::size_t index) {
    const migration& migration = *step.migration;
    step_report result{migration.version, migration.name, step.direction, {}, step.baseline};
    if (step.baseline) return result;
    observer* observer = work_.options.observer;
    if (observer != nullptr) observer->migration_begins(migration, step.direction, index, steps_.size());
    const auto start = std::chrono::steady_clock::now();
    work_.database.run(migration, step.direction);
    result.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    if (observer != nullptr) observer->migration_ran(migration, step.direction, result.duration);
    return result;
  }

  /// Writes the history of a whole transaction at its end: rows in one go are cheaper than rows between changes of
  /// the schema, which would each have the statement compiled anew.
  void record(const plan& batch, const std::vector<step_report>& results) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (batch[i].direction == direction::down) {
        work_.database.remove_history_row(work_.set.name, static_cast<std::uint32_t>(applied_--));
        continue;
      }
      new_history_row row{work_.set.name, static_cast<std::uint32_t>(++applied_), "applied", results[i].duration,
                          work_.options.program};
      if (batch[i].baseline) row.state = "baseline";
      work_.database.add_history_row(*batch[i].migration, row);
    }
  }

  /// Takes note of what is committed now.
  void finish(const std::vector<step_report>& results) {
    has_history_ = true;
    done_ += results.size();
    report_.steps.insert(report_.steps.end(), results.begin(), results.end());
    if (work_.options.observer != nullptr) work_.options.observer->committed();
  }

  const assignment& work_;
  const std::size_t goal_;
  const transaction_scope scope_;
  /// How many rows the history holds.
  std::size_t applied_ = 0;
  bool has_history_ = false;
  plan steps_;
  /// How many of the steps are committed.
  std::size_t done_ = 0;
  report report_;
};

}  // namespace

status read_status(const assignment& work) { return compare(work.migrations, read_facts(work)); }

plan read_plan(const assignment& work, std::size_t goal) { return plan_from(work, read_status(work), goal); }

report run_to(const assignment& work, std::size_t goal) {
  if (read_plan(work, goal).empty()) return {};
  const session session{work.database};
  return runner{work, goal}.run();
}

}  // namespace pawl
