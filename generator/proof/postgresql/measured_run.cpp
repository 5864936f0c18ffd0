#include "proof/postgresql/measured_run.hpp"

#include <algorithm>
#include <exception>

#include <pqxx/pqxx>

#include "postgresql/link.hpp"
#include "proof/postgresql/effect_meter.hpp"
#include "proof/postgresql/server_run.hpp"

namespace pawl::generator {
namespace {

/// A look costs as much as a small statement, and nobody reads a table of more lines.
constexpr std::size_t most_looks = 1000;

std::string_view text_of(const script& script, const pawl::statement& statement) {
  return script.text().substr(statement.begin, statement.end - statement.begin);
}

std::vector<statement_effect> run_in_transaction(postgresql::link& line, const script& script) {
  std::vector<statement_effect> effects;
  line.ask("BEGIN");
  effect_meter meter{line};
  const auto looks = std::min(most_looks, script.statements.size());
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    const auto text = text_of(script, script.statements[i]);
    line.ask(std::string{text});
    if (i == looks) effects.push_back({.statement = static_cast<std::uint32_t>(i), .measured = false});
    if (i >= looks) continue;
    if (auto effect = meter.look(static_cast<std::uint32_t>(i), text)) effects.push_back(std::move(*effect));
  }
  line.ask("COMMIT");
  return effects;
}

std::vector<statement_effect> run_measured(postgresql::link& line, const script& script) {
  line.ask("DISCARD ALL");
  if (!script.standalone) return run_in_transaction(line, script);
  for (const auto& statement : script.statements) line.ask(std::string{text_of(script, statement)});
  return {{.statement = 0, .measured = false}};
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
    for (std::size_t i = first; i < end; ++i) {
      measured[i - first] = {measurement::state::done, run_measured(line, set.migrations[i].up)};
    }
  } catch (const std::exception&) {
    // Nothing is wrong with the draft, which was proven: it did something to the session in which it is looked at.
  }
  return measured;
}

}  // namespace pawl::generator
