#include "command_line/postgresql/script.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/step_sql.hpp"
#include "postgresql/history.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/settings.hpp"

namespace pawl::postgresql {
namespace {

class writer {
 public:
  explicit writer(const command_script& what)
      : what_{what},
        history_{what.options.history_schema},
        key_{concat({std::to_string(lock_key(what.options.history_schema)), "::pg_catalog.int8"})},
        settings_{script_settings(what.options, false, lasting::transaction)},
        applied_{what.applied},
        has_history_{what.has_history} {}

  std::string write() {
    const transaction_scope scope = what_.options.transaction.value_or(transaction_scope::each);
    // Without it psql would go on behind a failure, and commit.
    text_ = "\\set ON_ERROR_STOP on\n";
    // Other migrators are kept out until the end of the script: a transaction's lock would let them in between.
    text_ += concat({"SELECT pg_catalog.pg_advisory_lock(", key_, ") \\g /dev/null\n"});
    for (std::size_t done = 0; done < what_.steps.size();) {
      if (is_standalone(what_.steps[done])) {
        write_standalone(what_.steps[done++]);
        continue;
      }
      const plan batch = next_batch(what_.steps, done, scope);
      write_transaction(batch);
      done += batch.size();
    }
    text_ += concat({"\nSELECT pg_catalog.pg_advisory_unlock(", key_, ") \\g /dev/null\n"});
    return std::move(text_);
  }

 private:
  void begin() {
    text_ += concat({"\nBEGIN ISOLATION LEVEL READ COMMITTED;\n", settings_, "\n"});
    if (!has_history_) text_ += concat({history_.create(), ";\n"});
    has_history_ = true;
  }

  void write_transaction(const plan& batch) {
    begin();
    for (const planned_step& step : batch) {
      if (&step != &batch.front()) text_ += concat({"RESET search_path; ", settings_, "\n"});
      text_ += step_sql(step);
      write_row(step);
    }
    text_ += "COMMIT;\n";
  }

  void write_standalone(const planned_step& step) {
    const bool up = step.direction == direction::up;
    new_history_row row = row_of(up ? ++applied_ : applied_--, up ? "running" : "undoing");
    begin();
    text_ += up ? history_.insert(*step.migration, row) : history_.set_state(row);
    text_ += concat({";\nCOMMIT;\n", script_settings(what_.options, false, lasting::session)});
    text_ += step_sql(step);
    text_ += "RESET ALL;\n";
    row.state = "applied";
    text_ += concat({up ? history_.set_state(row) : history_.remove(row.set_name, row.ordinal), ";\n"});
  }

  new_history_row row_of(std::size_t ordinal, std::string_view state) const {
    return {what_.set.name, static_cast<std::uint32_t>(ordinal), state, {}, what_.options.program};
  }

  void write_row(const planned_step& step) {
    if (step.direction == direction::down) {
      text_ += concat({history_.remove(what_.set.name, static_cast<std::uint32_t>(applied_--)), ";\n"});
      return;
    }
    const new_history_row row = row_of(++applied_, step.baseline ? "baseline" : "applied");
    text_ += concat({history_.insert(*step.migration, row), ";\n"});
  }

  const command_script& what_;
  history history_;
  std::string key_;
  std::string settings_;
  std::size_t applied_;
  bool has_history_;
  std::string text_;
};

}  // namespace

std::string command_script_text(const command_script& what) { return writer{what}.write(); }

}  // namespace pawl::postgresql
