#include "command_line/postgresql/script.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/script_writer.hpp"
#include "core/step_sql.hpp"
#include "postgresql/history.hpp"
#include "postgresql/migration_lock.hpp"
#include "postgresql/settings.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

script_words words_for(const history& history) {
  return {concat({"ONLY ", history.table()}), history.create(), " OPERATOR(pg_catalog.=) ", " OPERATOR(pg_catalog.>) ",
          literal};
}

class writer final : public script_writer {
 public:
  explicit writer(const command_script& what)
      : script_writer{what, transaction_scope::each, words_for(history{what.options.history_schema})},
        history_{what.options.history_schema},
        key_{concat({std::to_string(lock_key(what.options.history_schema)), "::pg_catalog.int8"})},
        settings_{script_settings(what.options, false, lasting::transaction)} {}

  std::string write() {
    // Without it psql would go on behind a failure, and commit.
    text_ = "\\set ON_ERROR_STOP on\n";
    // Other migrators are kept out until the end of the script: a transaction's lock would let them in between.
    text_ += concat({"SELECT pg_catalog.pg_advisory_lock(", key_, ") \\g /dev/null\n"});
    write_steps();
    text_ += concat({"\nSELECT pg_catalog.pg_advisory_unlock(", key_, ") \\g /dev/null\n"});
    return std::move(text_);
  }

 private:
  void begin() {
    text_ += concat({"\nBEGIN ISOLATION LEVEL READ COMMITTED;\n", settings_, "\n"});
    begin_history();
  }

  /// The sentence is no number, and the server shows it.
  std::string demand(const std::string& condition) const override {
    return concat({"SELECT CAST(CASE WHEN ", condition, " THEN '0' ELSE '", stale_plan,
                   "' END AS pg_catalog.int4) \\g /dev/null\n"});
  }

  void write_transaction(const plan& batch) override {
    begin();
    for (const planned_step& step : batch) {
      if (&step != &batch.front()) text_ += concat({"RESET search_path; ", settings_, "\n"});
      text_ += step_sql(step);
      write_row(step);
    }
    text_ += "COMMIT;\n";
  }

  void write_standalone(const planned_step& step) override {
    const bool up = step.direction == direction::up;
    begin();
    new_history_row row = row_of(move_on(step), up ? "running" : "undoing");
    text_ += up ? history_.insert(*step.migration, row) : history_.set_state(row);
    text_ += concat({";\nCOMMIT;\n", script_settings(what_.options, false, lasting::session)});
    text_ += step_sql(step);
    text_ += "RESET ALL;\n";
    row.state = "applied";
    text_ += concat({up ? history_.set_state(row) : history_.remove(row.set_name, row.ordinal), ";\n"});
  }

  new_history_row row_of(std::uint32_t ordinal, std::string_view state) const {
    return {what_.set.name, ordinal, state, {}, what_.options.program};
  }

  void write_row(const planned_step& step) {
    const new_history_row row = row_of(move_on(step), step.baseline ? "baseline" : "applied");
    const bool up = step.direction == direction::up;
    text_ += concat({up ? history_.insert(*step.migration, row) : history_.remove(row.set_name, row.ordinal), ";\n"});
  }

  history history_;
  std::string key_;
  std::string settings_;
};

}  // namespace

std::string command_script_text(const command_script& what) { return writer{what}.write(); }

}  // namespace pawl::postgresql
