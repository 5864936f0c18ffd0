#pragma once

/// One script of a migration, run statement by statement in the sandbox.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "proof/sqlite/cascades.hpp"
#include "proof/sqlite/sandbox.hpp"
#include "proof/sqlite/script_changes.hpp"
#include "proof/sqlite/sql_error.hpp"
#include "proof/sqlite/statement_rules.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct script_result {
  bool ran = true;
  /// Why it did not run to its end; none where a refused statement was left out that it may have needed.
  std::optional<diagnostic> failure = {};
  script_changes changes = {};
};

class script_proof {
 public:
  script_proof(sandbox& sandbox, diagnostics& found)
      : sandbox_{sandbox}, found_{found}, cascades_{sandbox.connection()} {}

  /// Reports the statements of a script that may not run, and leaves them out from now on.
  void refuse_statements(const script& script);

  /// Runs the script, fills its `changes_rows`, and warns of what it leaves undone. Adds to `seen`, where it is given,
  /// what SQLite shows of each statement.
  script_result run(script& script, const proof_position& position, sqlite_seen* seen = nullptr);

 private:
  /// A statement that deletes rows of a table.
  struct deletion {
    std::string table;
    pawl::statement statement;
  };
  /// What the statements of one script did.
  struct script_effects {
    std::vector<deletion> deletions;
    std::vector<std::string> touched;
    std::optional<pawl::statement> temporary;
    bool changes_rows = false;
    script_changes changes;
  };

  std::optional<diagnostic> run_statement(const script& script, const pawl::statement& statement, const char* text,
                                          const proof_position& position, script_effects& activity);
  void note(std::string_view sql, const pawl::statement& statement, const statement_effects& effects,
            script_effects& activity);
  void warn_of_cascades(const script& script, const script_effects& activity);
  void drop_temporary_objects(const script& script, const pawl::statement& maker, bool warn);

  sandbox& sandbox_;
  diagnostics& found_;
  cascades cascades_;
  std::unordered_map<const script*, refused_statements> refused_;
};

}  // namespace pawl::generator
