#include "proof/sqlite/sqlite_proof.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/schema_statements.hpp"
#include "proof/schema_difference.hpp"
#include "proof/sqlite/compatibility_judge.hpp"
#include "proof/sqlite/dormant.hpp"
#include "proof/sqlite/rows/proof_trace.hpp"
#include "proof/sqlite/rows/row_proof.hpp"
#include "proof/sqlite/schema_sql.hpp"
#include "proof/sqlite/schema_watch.hpp"
#include "proof/sqlite/script_proof.hpp"
#include "proof/sqlite/sql_error.hpp"
#include "proof/sqlite/sql_message.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "proof/sqlite/statement_rules.hpp"
#include "source/repeatables.hpp"
#include "sqlite/query.hpp"
#include "sqlite/schema.hpp"

namespace pawl::generator {
namespace {

class prover {
 public:
  prover(dialect_migrations& set, diagnostics& found, const sandbox_limits& limits, proof_trace& trace)
      : set_{set},
        migrations_{set.migrations},
        found_{found},
        trace_{trace},
        sandbox_{limits},
        scripts_{sandbox_, found},
        schema_{sandbox_.connection()},
        changes_{sandbox_.connection()},
        judge_{sandbox_.connection()} {}

  void run(std::size_t provable) {
    for (const auto& migration : migrations_) {
      scripts_.refuse_statements(migration.up);
      if (migration.down) scripts_.refuse_statements(*migration.down);
    }
    for (std::size_t i = 0; i < provable; ++i) {
      trace_.pass(i, sandbox_.connection());
      if (!migrations_[i].sound || !prove(i)) return report_syntax_errors(i, provable);
    }
    if (provable == migrations_.size()) {
      const auto stored = schema_.read();
      set_.schema = {sqlite_name(), statements::take_apart(stored), sqlite_schema_sql(stored)};
    }
    // What a released set holds cannot be mended in its place.
    const bool has_draft = std::ranges::any_of(migrations_, [](const migration& each) { return !each.frozen; });
    if (provable == migrations_.size() && has_draft) prove_dormant(sandbox_.connection(), migrations_, found_);
  }

 private:
  /// What is wrong behind a failure whatever the schema is; all else may follow from it.
  void report_syntax_errors(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (!migrations_[i].sound) continue;
      const auto& up = migrations_[i].up;
      for (const auto& statement : up.statements) {
        const std::string sql{up.text().substr(statement.begin, statement.end - statement.begin)};
        // SQLite runs some of them as it compiles them.
        if (same_name(first_word(sql), "PRAGMA")) continue;
        try {
          const sqlite::query compiled{sandbox_.connection(), sql.c_str()};
        } catch (const sqlite::failure& failure) {
          if (read_message(failure.message()).problem != sql_problem::syntax) continue;
          found_.add(explain(failure, up, statement, {sandbox_.connection(), migrations_, i}));
        }
      }
    }
  }

  bool prove(std::size_t index) {
    auto& migration = migrations_[index];
    const proof_position position{sandbox_.connection(), migrations_, index};
    const bool down_too = migration.down && !migration.down_frozen;
    if (down_too && !before_) before_ = schema_.read();
    auto up =
        migration.frozen || migration.second_run ? run_frozen(migration, position) : run_draft(migration, position);
    if (up.failure && migration.second_run) blame_second_run(*up.failure);
    if (!ran(up)) return false;
    if (down_too) changes_.forget();
    if (down_too && !prove_down(migration, position, up.changes.schema)) return false;
    if (!down_too && up.changes.schema) before_.reset();
    migration.down_proven = migration.down.has_value();
    classify(migration, up.changes);
    return true;
  }

  script_result run_frozen(migration& migration, const proof_position& position) {
    changes_.forget();
    if (!trace_.wants_steps()) return scripts_.run(migration.up, position);
    sqlite_seen seen;
    auto up = scripts_.run(migration.up, position, &seen);
    trace_.take_step(position.current, seen.statements);
    return up;
  }

  script_result run_draft(migration& migration, const proof_position& position) {
    auto seen = std::make_shared<sqlite_seen>();
    changes_.begin(*seen);
    auto up = scripts_.run(migration.up, position, seen.get());
    if (!up.ran) return up;
    if (up.changes.schema) changes_.end(*seen, up.changes.existing_schema);
    migration.sqlite_seen = std::move(seen);
    return up;
  }

  void classify(migration& migration, const script_changes& changes) {
    const auto judged = judge_.judge(changes);
    if (migration.declared) return;
    migration.compatible = judged.verdict();
    migration.because = judged.reason();
  }

  bool prove_down(migration& migration, const proof_position& position, bool up_changes_schema) {
    const auto down = scripts_.run(*migration.down, position);
    if (!ran(down)) return false;
    const bool may_differ = up_changes_schema || down.changes.schema;
    if (may_differ && !matches_before(*migration.down)) return false;
    if (!ran_again(scripts_.run(migration.up, position))) return false;
    if (up_changes_schema) before_ = schema_.read();
    return true;
  }

  bool matches_before(const script& down) {
    const auto after = schema_.read();
    if (after == *before_) return true;
    const auto difference = schema_difference(statements::take_apart(*before_), statements::take_apart(after),
                                              {.letters = letter_case::ignored});
    if (difference.empty()) return true;
    found_.add({.id = "down-mismatch",
                .where = locate(down, down.statements.front().begin),
                .message = "the down script does not bring the schema back",
                .hint = difference + "a down script undoes what its up script did, in the opposite order",
                .notes = {}});
    return false;
  }

  bool ran(const script_result& result) {
    if (result.failure) found_.add(*result.failure);
    return result.ran;
  }

  /// It ran before, so the down script must have left something that is in its way.
  bool ran_again(script_result result) {
    if (result.failure) {
      result.failure->id = "down-mismatch";
      result.failure->message = "the up script fails when it runs again after its down: " + result.failure->message;
    }
    return ran(result);
  }

  dialect_migrations& set_;
  std::vector<migration>& migrations_;
  diagnostics& found_;
  proof_trace& trace_;
  sandbox sandbox_;
  script_proof scripts_;
  sqlite::schema_reader schema_;
  schema_watch changes_;
  compatibility_judge judge_;
  /// The schema as it is now, where it was read.
  std::optional<std::vector<schema_object>> before_;
};

}  // namespace

void prove_sqlite(dialect_migrations& set, std::size_t provable, const sandbox_limits& limits, diagnostics& found,
                  bool with_rows) {
  proof_trace trace{set.migrations};
  prover{set, found, limits, trace}.run(provable);
  const bool has_draft = trace.first_draft() < set.migrations.size();
  if (with_rows && has_draft && provable == set.migrations.size() && !found.has_errors())
    prove_with_rows(set, trace, limits, found);
}

sandbox_limits limits_for(const dialect_migrations& set) {
  std::int64_t bytes = 0;
  for (const auto& migration : set.migrations) bytes += migration.up.length;
  sandbox_limits limits;
  limits.statement_time += std::chrono::seconds{bytes >> 20};
  limits.time += set.migrations.size() * std::chrono::milliseconds{200} + std::chrono::seconds{bytes >> 20};
  limits.memory += 4 * bytes;
  return limits;
}

std::string sqlite_name() { return fmt::format("SQLite {}", sqlite3_libversion()); }

}  // namespace pawl::generator
