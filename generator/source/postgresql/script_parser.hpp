#pragma once

/// One script through PostgreSQL's parser.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "source/postgresql/enum_values.hpp"
#include "source/postgresql/known_routines.hpp"
#include "source/postgresql/known_types.hpp"
#include "source/postgresql/nameless_indexes.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/postgresql/script_report.hpp"
#include "source/postgresql/split_files.hpp"
#include "source/postgresql/statement_reader.hpp"
#include "source/postgresql/step_judge.hpp"
#include "source/postgresql/transaction_rules.hpp"
#include "source/set.hpp"

namespace pawl::generator::pg {

/// What earlier migrations of the set left behind.
struct known_objects {
  committing_procedures procedures;
  column_types columns;
  known_types types;
  known_routines routines;
};

class script_parser {
 public:
  /// `whole` is the migration that `target` belongs to; all must outlive the parser.
  script_parser(const migration& whole, script& target, known_objects& known, diagnostics& found);

  /// Fills `statements` and `standalone`.
  void parse();

  /// What the statements mean to programs that do not know them.
  const step_judge& judged() const noexcept { return judge_; }

  /// Reports rows of a COPY and psql commands alone.
  void parse_unsound();

 private:
  void read(const raw_statement& raw);
  void read_tree(const PgQuery__Node& statement, const raw_statement& raw);
  void report_refusal(const parser_refusal& refusal, std::uint32_t begin);
  void check_end(const parse_result& parsed, const raw_statement& raw);
  void read_body(const PgQuery__Node& statement, std::uint32_t begin);
  void report_early_use(const PgQuery__Node& statement, std::uint32_t begin);
  void report_psql_commands();
  void note_standalone(const PgQuery__Node& statement, std::size_t index);
  void plan();
  void refuse_in_repeatable();
  void refuse_nameless_indexes();

  const migration& migration_;
  script& script_;
  known_objects& known_;
  diagnostics& found_;
  script_report report_;
  statement_reader reader_;
  /// The text of the statement that is being read, for a parser that reads to a NUL.
  std::string sql_;
  std::vector<pawl::statement> statements_;
  std::vector<lone_statement> lone_;
  std::vector<standalone> steps_;
  std::vector<std::string> released_subscriptions_;
  added_values added_;
  nameless_indexes nameless_;
  step_judge judge_;
};

}  // namespace pawl::generator::pg
