#include "core/runner.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "core/failing.hpp"
#include "core/repeatables.hpp"
#include "core/scopes.hpp"

namespace pawl {
namespace {

std::chrono::microseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

/// How many migrations the database has that the program does not know.
std::size_t count_newer(const assignment& work, const status& status) {
  const std::size_t known = versions_of(work.migrations).size();
  const std::size_t applied = count_versions(status.applied);
  return applied > known ? applied - known : 0;
}

class runner {
 public:
  /// The steps were planned without a lock, for this status.
  runner(const assignment& work, const destination& where, const status& planned_for, plan steps)
      : work_{work},
        where_{where},
        scope_{work.options.transaction.value_or(work.database.default_scope())},
        applied_{is_newer(planned_for) ? 0 : planned_for.applied.size()},
        has_history_{applied_ > 0},
        steps_{std::move(steps)} {}

  report run() {
    while (run_next()) {
    }
    return std::move(report_);
  }

 private:
  /// Runs what stands next; false once there is nothing left to do. What fails for the sake of other sessions is tried
  /// again as often as the engine wants it.
  bool run_next() {
    for (unsigned attempt = 1;; ++attempt) {
      try {
        return try_next();
      } catch (const error& reason) {
        work_.database.retry_or_throw(reason, attempt);
      }
    }
  }

  bool try_next() {
    transaction transaction{work_.database};
    make_plan();
    if (done_ == steps_.size()) return false;
    keep_lock_if_needed();
    if (is_standalone(steps_[done_])) {
      run_standalone(steps_[done_], transaction);
    } else if (!run_ahead(transaction)) {
      run_batch(next_batch(steps_, done_, scope_), transaction);
    }
    return done_ < steps_.size();
  }

  /// Before the first write, so that nothing is written where the lock cannot be kept.
  void keep_lock_if_needed() {
    if (lock_) return;
    const auto alone = std::find_if(steps_.begin() + static_cast<std::ptrdiff_t>(done_), steps_.end(), is_standalone);
    if (alone != steps_.end()) lock_.emplace(work_.database, *alone->migration);
  }

  /// Runs one transaction statement by statement.
  void run_batch(const plan& batch, transaction& transaction) {
    work_.database.prepare(batch);
    if (!has_history_) work_.database.create_history();
    const std::vector<step_report> results = run_steps(batch);
    const std::size_t rows = record(batch, results);
    transaction.commit();
    applied_ = rows;
    finish(results);
    step_by_step_ = false;
  }

  /// Has the engine send as much of what stands next as it can; false where it has to be run statement by statement:
  /// always on an engine that gains nothing, and behind a failure, whose statement is to be found.
  bool run_ahead(transaction& transaction) {
    if (step_by_step_) return false;
    const list<migration> ups = next_ups(steps_, done_);
    const std::size_t fits = work_.database.fits_ahead(ups);
    if (fits == 0 || (scope_ == transaction_scope::whole && fits < steps_.size() - done_)) return false;
    const list<migration> sent{ups.first, static_cast<std::uint32_t>(fits)};
    for (std::size_t i = 0; i < fits; ++i) notify_begin(steps_[done_ + i], done_ + i + 1);
    const auto durations = work_.database.run_ahead({work_.set.name, sent, static_cast<std::uint32_t>(applied_),
                                                     applied_ > 0 ? work_.migrations[applied_ - 1].chain : "",
                                                     has_history_, scope_, work_.options.program});
    transaction.is_over();
    step_by_step_ = durations.size() < fits;
    for (std::size_t i = 0; i < durations.size(); ++i) {
      const migration& migration = sent[i];
      notify_end(migration, direction::up, durations[i]);
      ++applied_;
      finish({{migration.version, migration.name, direction::up, durations[i], false}});
    }
    return true;
  }

  /// The row that says that it has begun, the statement, the row that says that it is done: between them, nobody else
  /// gets the lock.
  void run_standalone(const planned_step& step, transaction& beginning) {
    if (!step.resumes) note_begin(step);
    beginning.commit();
    has_history_ = true;
    const migration& migration = *step.migration;
    notify_begin(step, done_ + 1);
    const auto start = std::chrono::steady_clock::now();
    try {
      work_.database.run_standalone(migration, step.direction, step.resumes);
    } catch (const error& reason) {
      if (reason.code() == errc::statement_failed) take_back(step);
      throw;
    }
    const auto duration = since(start);
    notify_end(migration, step.direction, duration);
    transaction ending{work_.database};
    note_end(step, duration);
    ending.commit();
    step.direction == direction::up ? ++applied_ : --applied_;
    finish({{migration.version, migration.name, step.direction, duration, false}});
  }

  /// The history's row of a standalone step, which counts as applied once the step is done.
  new_history_row row_of(const planned_step& step, std::string_view state) const {
    const std::size_t ordinal = step.direction == direction::up ? applied_ + 1 : applied_;
    return {work_.set.name, static_cast<std::uint32_t>(ordinal), state, {}, work_.options.program};
  }

  void note_begin(const planned_step& step) {
    if (step.direction == direction::down) return work_.database.set_history_state(row_of(step, "undoing"));
    if (!has_history_) work_.database.create_history();
    work_.database.add_history_row(*step.migration, row_of(step, "running"));
  }

  void note_end(const planned_step& step, std::chrono::microseconds duration) {
    new_history_row row = row_of(step, "applied");
    if (step.direction == direction::down) return work_.database.remove_history_row(row.set_name, row.ordinal);
    row.duration = duration;
    work_.database.set_history_state(row);
  }

  /// Makes as if a standalone step that failed had not begun. Where that fails too, the next start finds its row.
  void take_back(const planned_step& step) noexcept {
    try {
      transaction transaction{work_.database};
      const new_history_row row = row_of(step, "applied");
      if (step.direction == direction::up) {
        work_.database.remove_history_row(row.set_name, row.ordinal);
      } else {
        work_.database.set_history_state(row);
      }
      transaction.commit();
    } catch (const std::exception&) {
      return;
    }
  }

  /// Plans under the lock. The plan that is there still holds where the history stands as it did when it was made, or
  /// as the last commit left it: one read tells. A way back that the history holds is read under the lock.
  void make_plan() {
    const auto ordinal = static_cast<std::uint32_t>(applied_);
    if (applied_ > 0 && work_.database.is_at(work_.set.name, ordinal, chain_now())) return;
    database_facts facts = read_facts(work_);
    has_history_ = facts.history.has_value();
    const status status = compare(work_.migrations, std::move(facts));
    applied_ = status.applied.size();
    done_ = 0;
    // The way down is not gone twice.
    if (!report_.steps.empty()) where_.by_way_of.reset();
    steps_ = plan_from(work_, status, where_);
    report_.newer = steps_.empty() ? count_newer(work_, status) : 0;
  }

  /// The chain of the last row, which the plan was made for. A step down is about that row, be it known to the program
  /// or not.
  std::string_view chain_now() const {
    const planned_step& next = steps_[done_];
    return next.direction == direction::down ? next.migration->chain : work_.migrations[applied_ - 1].chain;
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
    if (!runs(step)) return result;
    notify_begin(step, index);
    const auto start = std::chrono::steady_clock::now();
    work_.database.run(migration, step.direction);
    result.duration = since(start);
    notify_end(migration, step.direction, result.duration);
    return result;
  }

  void notify_begin(const planned_step& step, std::size_t index) const {
    observer* observer = work_.options.observer;
    if (observer == nullptr) return;
    const std::size_t count = steps_.size() - count_bookkeeping(steps_.size());
    observer->migration_begins(*step.migration, step.direction, index - count_bookkeeping(index), count);
  }

  /// Of the first steps.
  std::size_t count_bookkeeping(std::size_t first) const {
    const auto end = steps_.begin() + static_cast<std::ptrdiff_t>(first);
    return static_cast<std::size_t>(
        std::count_if(steps_.begin(), end, [](const planned_step& step) { return step.bookkeeping; }));
  }

  void notify_end(const migration& migration, direction direction, std::chrono::microseconds duration) const {
    if (work_.options.observer != nullptr) work_.options.observer->migration_ran(migration, direction, duration);
  }

  /// Writes the history of a whole transaction at its end: rows in one go are cheaper than rows between changes of
  /// the schema, which would each have the statement compiled anew. How many rows the history holds then; nothing is
  /// taken note of before the commit, which may fail and be tried again.
  std::size_t record(const plan& batch, const std::vector<step_report>& results) {
    std::size_t rows = applied_;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (batch[i].direction == direction::down) {
        work_.database.remove_history_row(work_.set.name, static_cast<std::uint32_t>(rows--));
        continue;
      }
      new_history_row row{work_.set.name, static_cast<std::uint32_t>(++rows), "applied", results[i].duration,
                          work_.options.program};
      if (batch[i].baseline) row.state = "baseline";
      work_.database.add_history_row(*batch[i].migration, row);
    }
    return rows;
  }

  /// Takes note of what is committed now.
  void finish(const std::vector<step_report>& results) {
    has_history_ = true;
    for (const step_report& result : results) {
      if (!steps_[done_++].bookkeeping) report_.steps.push_back(result);
    }
    if (work_.options.observer != nullptr) work_.options.observer->committed();
  }

  const assignment& work_;
  destination where_;
  const transaction_scope scope_;
  /// How many rows the history holds.
  std::size_t applied_ = 0;
  bool has_history_ = false;
  /// Whether the next transaction is run statement by statement, because it failed when it was sent as a whole.
  bool step_by_step_ = false;
  /// Held from the first transaction on where one of the steps is standalone.
  std::optional<kept_lock> lock_;
  plan steps_;
  /// How many of the steps are committed.
  std::size_t done_ = 0;
  report report_;
};

}  // namespace

report run_to(const assignment& work, const status& now, const destination& where) {
  plan steps = plan_from(work, now, where);
  if (steps.empty()) {
    report nothing;
    nothing.newer = count_newer(work, now);
    return nothing;
  }
  const session session{work.database};
  return runner{work, where, now, std::move(steps)}.run();
}

}  // namespace pawl
