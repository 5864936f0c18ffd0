#include "command_line/sqlite/script.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/script_text.hpp"
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

class writer {
 public:
  explicit writer(const command_script& what)
      : what_{what}, applied_{what.applied}, has_history_{what.has_history}, text_{beginning} {}

  std::string write() {
    const transaction_scope scope = what_.options.transaction.value_or(transaction_scope::whole);
    for (std::size_t done = 0; done < what_.steps.size();) {
      const plan batch = next_batch(what_.steps, done, scope);
      write_transaction(batch);
      done += batch.size();
    }
    return std::move(text_);
  }

 private:
  void write_transaction(const plan& batch) {
    bool changes_rows = false;
    for (const planned_step& step : batch)
      changes_rows |= runs(step) && script_of(*step.migration, step.direction).changes_rows;
    text_ += "\nBEGIN IMMEDIATE;\n";
    if (changes_rows) text_ += audit_begins;
    if (!has_history_) text_ += concat({creating_history(), ";\n"});
    has_history_ = true;
    for (const planned_step& step : batch) text_ += step_sql(step);
    for (const planned_step& step : batch) write_row(step);
    if (changes_rows) text_ += audit_ends;
    text_ += "COMMIT;\n";
  }

  void write_row(const planned_step& step) {
    const std::string set = quoted(what_.set.name);
    if (step.direction == direction::down) {
      text_ += concat({"DELETE FROM main.pawl_history WHERE set_name = ", set,
                       " AND ordinal = ", std::to_string(applied_--), ";\n"});
      return;
    }
    const migration& migration = *step.migration;
    const std::string down = stored_down(migration);
    text_ +=
        concat({"INSERT INTO main.pawl_history (set_name, ordinal, version, name, hash, chain, state, applied_at, ",
                "duration_us, program, down_script, compatible) VALUES (",
                set,
                ", ",
                std::to_string(++applied_),
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

  const command_script& what_;
  std::size_t applied_;
  bool has_history_;
  std::string text_;
};

}  // namespace

std::string command_script_text(const command_script& what) { return writer{what}.write(); }

}  // namespace pawl::sqlite
