#include "proof/postgresql/rows/head_rows.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <pqxx/pqxx>

#include "postgresql/failure.hpp"
#include "postgresql/link.hpp"
#include "proof/postgresql/rows/late_constraints.hpp"
#include "proof/postgresql/rows/row_proof.hpp"
#include "proof/postgresql/rows/row_writer.hpp"
#include "proof/postgresql/rows/run_script.hpp"
#include "proof/postgresql/rows/sequence_values.hpp"
#include "proof/rows/fill_order.hpp"
#include "proof/rows/fill_table.hpp"
#include "proof/rows/random.hpp"

namespace pawl::generator {
namespace {

/// Rows of one release and table have numbers below it.
constexpr std::uint64_t numbers_of_release = 40;

class head_run {
 public:
  head_run(postgresql::link& line, const dialect_migrations& set) : line_{line}, set_{set} {}

  void upgrade(std::size_t to, const std::vector<std::size_t>& heads, const std::set<std::string>& touched) {
    for (std::size_t i = 0; i < to; ++i) {
      line_.ask("DISCARD ALL");
      run_script(line_, set_.migrations[i].up);
      const auto head = std::ranges::find(heads, i + 1);
      if (head != heads.end())
        fill(static_cast<std::uint64_t>(head - heads.begin()), set_.migrations[i].release, touched);
    }
  }

  /// False where its rows keep it from being run.
  bool prove(const script& script, measurement& measured) {
    line_.ask("DISCARD ALL");
    if (script.standalone || is_large(script)) {
      run_script(line_, script);
      return true;
    }
    sequence_values sequences{line_};
    const row_surroundings around{.sequences = sequences, .memory = nullptr, .releases = &releases_};
    const auto shown = prove_with_rows(line_, script, touched_by(measured.effects), around);
    bool is_refused = false;
    for (const auto& finding : shown.findings) {
      is_refused = is_refused || finding.rule == "refused-by-rows";
      const bool is_known = std::ranges::any_of(measured.findings, [&](const lint_finding& each) {
        return each.rule == finding.rule && each.offset == finding.offset;
      });
      if (!is_known) measured.findings.push_back(finding);
    }
    if (is_refused) return false;
    line_.ask("DISCARD ALL");
    sequences.restore();
    run_script(line_, script);
    return true;
  }

 private:
  void fill(std::uint64_t turn, const std::string& release, const std::set<std::string>& touched) {
    sequence_values sequences{line_};
    line_.ask("BEGIN");
    const auto tables = shapes_around(line_, touched);
    std::vector<row_table> shapes;
    for (const auto& table : tables) shapes.push_back(table.table);
    with_checks_at_once(line_, [&] {
      for (const auto index : fill_order(shapes)) {
        row_writer writer{line_, tables[index], tables};
        fill_table(shapes[index], {.seed = row_seed, .first_number = numbers_of_release * (turn + 1)}, writer);
        for (const auto& row : writer.kept()) remember(shapes[index], row, release);
      }
    });
    line_.ask("COMMIT");
    sequences.restore();
  }

  /// By how the row's beginning is shown: its key.
  void remember(const row_table& table, const new_row& row, const std::string& release) {
    const auto primary = std::ranges::find_if(table.keys, &row_key::primary);
    if (primary == table.keys.end()) return;
    std::vector<std::pair<std::string, row_value>> key;
    for (const auto column : primary->columns) {
      if (!row[column]) return;
      key.emplace_back(table.columns[column].name, *row[column]);
    }
    auto text = shown_row(table.name, key);
    text.back() = ',';
    releases_.emplace(std::move(text), release);
  }

  postgresql::link& line_;
  const dialect_migrations& set_;
  std::map<std::string, std::string> releases_;
};

}  // namespace

std::vector<std::size_t> earlier_heads(const dialect_migrations& set, std::size_t drafts) {
  std::vector<std::size_t> heads;
  for (std::size_t i = 0; i + 1 < drafts; ++i) {
    const auto& release = set.migrations[i].release;
    if (!release.empty() && release != set.migrations[i + 1].release) heads.push_back(i + 1);
  }
  return heads;
}

void add_from_heads(const throwaway_server& server, const dialect_migrations& set, std::size_t first,
                    std::vector<measurement>& measured) {
  std::set<std::string> touched;
  for (const auto& each : measured) touched.merge(touched_by(each.effects));
  if (touched.empty()) return;
  try {
    pqxx::connection session{server.connection_string(script_role)};
    postgresql::link line{session};
    head_run run{line, set};
    const auto without = measured.size() - std::min(measured.size(), most_with_rows);
    run.upgrade(first + without, earlier_heads(set, first), touched);
    for (std::size_t i = without; i < measured.size(); ++i)
      if (!run.prove(set.migrations[first + i].up, measured[i])) return;
  } catch (const std::exception&) {
    // What is frozen may fail on such rows too: no database of the release had them, then.
  }
}

}  // namespace pawl::generator
