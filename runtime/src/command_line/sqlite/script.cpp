#include "command_line/sqlite/script.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/script_text.hpp"
#include "core/script_writer.hpp"
#include "core/step_sql.hpp"
#include "core/stored_down.hpp"
#include "sqlite/history.hpp"

namespace pawl::sqlite {
namespace {

/// Without `.bail` the shell would go on behind a failure, and commit.
constexpr std::string_view beginning =
    ".bail on\n"
    "PRAGMA foreign_keys = OFF;\n"
    "PRAGMA legacy_alter_table = OFF;\n";

/// The shell has no conditions; a CHECK that fails ends it before the COMMIT.
constexpr std::string_view audit_begins =
    "CREATE TEMP TABLE pawl_foreign_keys AS SELECT count(*) AS violated FROM pragma_foreign_key_check;\n"
    "CREATE TEMP TABLE pawl_audit (no_new_violation INTEGER CHECK (no_new_violation));\n";
constexpr std::string_view audit_ends =
    "INSERT INTO temp.pawl_audit SELECT (SELECT count(*) FROM pragma_foreign_key_check) <= violated "
    "FROM temp.pawl_foreign_keys;\n"
    "DROP TABLE temp.pawl_audit;\n"
    "DROP TABLE temp.pawl_foreign_keys;\n";

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result.append(c == '\'' ? 2 : 1, c);
  return result + "'";
}

std::string_view word_of(compatibility compatible) {
  if (compatible == compatibility::unknown) return "NULL";
  return compatible == compatibility::compatible ? "1" : "0";
}

class writer final : public script_writer {
 public:
  explicit writer(const command_script& what)
      : script_writer{what, transaction_scope::whole, {"main.pawl_history", creating_history(), " = ", " > ", quoted}} {
  }

  std::string write() {
    text_ = beginning;
    write_steps();
    return std::move(text_);
  }

 private:
  void write_transaction(const plan& batch) override {
    bool changes_rows = false;
    for (const planned_step& step : batch)
      changes_rows |= runs(step) && script_of(*step.migration, step.direction).changes_rows;
    text_ += "\nBEGIN IMMEDIATE;\n";
    begin_history();
    if (changes_rows) text_ += audit_begins;
    for (const planned_step& step : batch) text_ += step_sql(step);
    for (const planned_step& step : batch) write_row(step);
    if (changes_rows) text_ += audit_ends;
    text_ += "COMMIT;\n";
  }

  std::string demand(const std::string& condition) const override {
    return concat({"CREATE TEMP TABLE pawl_plan (holds INTEGER CONSTRAINT \"", stale_plan,
                   "\" CHECK (holds));\nINSERT INTO temp.pawl_plan SELECT ", condition,
                   ";\nDROP TABLE temp.pawl_plan;\n"});
  }

  void write_row(const planned_step& step) {
    const std::string set = quoted(what_.set.name);
    const std::string ordinal = std::to_string(move_on(step));
    if (step.direction == direction::down) {
      text_ += concat({"DELETE FROM main.pawl_history WHERE set_name = ", set, " AND ordinal = ", ordinal, ";\n"});
      return;
    }
    const migration& migration = *step.migration;
    const std::string down = stored_down(migration);
    text_ +=
        concat({"INSERT INTO main.pawl_history (set_name, ordinal, version, name, hash, chain, state, applied_at, ",
                "duration_us, program, down_script, compatible) VALUES (",
                set,
                ", ",
                ordinal,
                ", ",
                quoted(migration.version),
                ", ",
                quoted(migration.name),
                ", ",
                quoted(migration.hash),
                ", ",
                quoted(migration.chain),
                step.baseline ? ", 'baseline'" : ", 'applied'",
                ", strftime('%Y-%m-%dT%H:%M:%fZ','now'), 0, ",
                quoted(what_.options.program),
                ", ",
                down.empty() ? "NULL" : quoted(down),
                ", ",
                word_of(migration.compatible),
                ");\n"});
  }
};

}  // namespace

std::string command_script_text(const command_script& what) { return writer{what}.write(); }

}  // namespace pawl::sqlite
