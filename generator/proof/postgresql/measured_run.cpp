#include "proof/postgresql/measured_run.hpp"

#include <algorithm>
#include <exception>

#include <pqxx/pqxx>

#include "postgresql/failure.hpp"
#include "postgresql/link.hpp"
#include "proof/postgresql/effect_meter.hpp"
#include "proof/postgresql/rows/row_proof.hpp"
#include "proof/postgresql/rows/run_script.hpp"
#include "proof/postgresql/rows/sequence_values.hpp"
#include "proof/postgresql/server_run.hpp"

namespace pawl::generator {
namespace {

/// A look costs as much as a small statement, and nobody reads a table of more lines. Longer scripts run once.
constexpr std::size_t most_looks = 1000;

/// In the transaction that is open.
std::vector<statement_effect> run_looking(postgresql::link& line, const script& script) {
  std::vector<statement_effect> effects;
  effect_meter meter{line};
  const auto looks = std::min(most_looks, script.statements.size());
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    const auto text = statement_text(script, i);
    line.ask(text);
    if (i == looks) effects.push_back({.statement = static_cast<std::uint32_t>(i), .measured = false});
    if (i >= looks) continue;
    if (auto effect = meter.look(static_cast<std::uint32_t>(i), text)) effects.push_back(std::move(*effect));
  }
  return effects;
}

/// Only a first run tells which tables are to be filled for a second one; a third one stays.
measurement run_measured(postgresql::link& line, const script& script, fill_memory& memory) {
  line.ask("DISCARD ALL");
  if (script.standalone) {
    run_script(line, script);
    return {.how = measurement::state::done, .effects = {{.statement = 0, .measured = false}}};
  }
  sequence_values sequences{line};
  line.ask("BEGIN");
  measurement measured{.how = measurement::state::done, .effects = run_looking(line, script)};
  const auto touched = touched_by(measured.effects);
  if (touched.empty() || script.statements.size() > most_looks) {
    line.ask("COMMIT");
    return measured;
  }
  line.ask("ROLLBACK");
  line.ask("DISCARD ALL");
  sequences.restore();
  try {
    auto shown = prove_with_rows(line, script, touched, {.sequences = sequences, .memory = &memory});
    measured.findings = std::move(shown.findings);
    measured.unfilled = std::move(shown.unfilled);
  } catch (const postgresql::failure& reason) {
    // Of another kind than what rows are refused for.
    if (reason.broken) throw;
  }
  line.ask("DISCARD ALL");
  sequences.restore();
  run_script(line, script);
  return measured;
}

/// Whether the database holds as many.
bool bring_to(const throwaway_server& server, const dialect_migrations& set, std::size_t applied, std::size_t to) {
  if (applied == to) return true;
  const auto result = server_run{server, set}.run({.applied = applied, .proven = to, .end = to}, [](std::size_t) {});
  return result.clean && result.applied == to;
}

}  // namespace

std::vector<measurement> measure_drafts(const throwaway_server& server, const dialect_migrations& set,
                                        std::size_t applied, std::size_t first, std::size_t end) {
  std::vector<measurement> measured(end - first, {.how = measurement::state::failed});
  if (!bring_to(server, set, applied, first)) return measured;
  try {
    pqxx::connection session{server.connection_string(script_role)};
    postgresql::link line{session};
    fill_memory memory;
    for (std::size_t i = first; i < end; ++i) {
      measured[i - first] = run_measured(line, set.migrations[i].up, memory);
    }
  } catch (const std::exception&) {
    // Nothing is wrong with the draft, which was proven: it did something to the session in which it is looked at.
  }
  return measured;
}

}  // namespace pawl::generator
