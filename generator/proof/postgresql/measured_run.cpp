#include "proof/postgresql/measured_run.hpp"

#include <algorithm>
#include <exception>

#include <pqxx/pqxx>

#include "postgresql/failure.hpp"
#include "postgresql/link.hpp"
#include "proof/postgresql/effect_meter.hpp"
#include "proof/postgresql/rows/declared_rows.hpp"
#include "proof/postgresql/rows/row_proof.hpp"
#include "proof/postgresql/rows/run_script.hpp"
#include "proof/postgresql/rows/sequence_values.hpp"
#include "proof/postgresql/server_run.hpp"

namespace pawl::generator {
namespace {

/// In the transaction that is open; of a large script, its beginning.
std::vector<statement_effect> run_looking(postgresql::link& line, const script& script) {
  std::vector<statement_effect> effects;
  effect_meter meter{line};
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    const auto index = static_cast<std::uint32_t>(i);
    if (is_beyond_bounds(script, i)) {
      effects.push_back({.statement = index, .measured = false});
      break;
    }
    const auto text = statement_text(script, i);
    line.ask(text);
    if (auto effect = meter.look(index, text)) effects.push_back(std::move(*effect));
  }
  return effects;
}

/// Takes over what `prove` shows.
template <typename Prove>
void add_rows(measurement& measured, const Prove& prove) {
  try {
    auto shown = prove();
    measured.findings = std::move(shown.findings);
    measured.unfilled = std::move(shown.unfilled);
  } catch (const postgresql::failure& reason) {
    // Of another kind than what rows are refused for.
    if (reason.broken) throw;
  }
}

/// Rows that were there for it would stay there for those behind it.
measurement run_standalone(postgresql::link& line, const script& script, fill_memory& memory, bool may_have_rows) {
  measurement measured{.how = measurement::state::done, .effects = {{.statement = 0, .measured = false}}};
  if (!may_have_rows || script.standalone->how != pawl::resumption::create_index) return measured;
  sequence_values sequences{line};
  add_rows(measured,
           [&] { return prove_standalone_with_rows(line, script, {.sequences = sequences, .memory = &memory}); });
  return measured;
}

/// Tables whose rows drafts have changed or taken away, by their names alone. A draft behind them may rely on that, and
/// rows that are generated in between are nobody's.
class mended_tables {
 public:
  void note(const script& script, const std::vector<statement_effect>& effects) {
    const auto declared = declared_by(script);
    for (const auto& [table, changes] : declared.tables)
      if (changes.deletes || !changes.columns.empty()) names_.insert(table);
    if (declared.anything)
      for (const auto& table : touched_by(effects)) names_.insert(name_alone(table));
    for (const auto& effect : effects)
      for (const auto& lock : effect.locks)
        if (lock.made_here) names_.erase(name_alone(lock.relation));
  }

  bool hold(const std::set<std::string>& touched) const {
    return std::ranges::any_of(touched, [&](const std::string& table) { return names_.contains(name_alone(table)); });
  }

 private:
  static std::string name_alone(const std::string& table) { return table.substr(table.rfind('.') + 1); }

  std::set<std::string> names_;
};

/// Only a first run tells which tables are to be filled for a second one. The database is as before.
measurement run_measured(postgresql::link& line, const script& script, fill_memory& memory,
                         const mended_tables& mended) {
  sequence_values sequences{line};
  line.ask("BEGIN");
  measurement measured{.how = measurement::state::done, .effects = run_looking(line, script)};
  line.ask("ROLLBACK");
  line.ask("DISCARD ALL");
  sequences.restore();
  const auto touched = touched_by(measured.effects);
  if (touched.empty() || is_large(script) || mended.hold(touched)) return measured;
  add_rows(measured,
           [&] { return prove_with_rows(line, script, touched, {.sequences = sequences, .memory = &memory}); });
  line.ask("DISCARD ALL");
  sequences.restore();
  return measured;
}

/// Without rows, one run is enough.
measurement run_for_good(postgresql::link& line, const script& script) {
  line.ask("BEGIN");
  measurement measured{.how = measurement::state::done, .effects = run_looking(line, script)};
  line.ask("COMMIT");
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
  try {
    if (!bring_to(server, set, applied, first)) return measured;
    pqxx::connection session{server.connection_string(script_role)};
    postgresql::link line{session};
    fill_memory memory;
    mended_tables mended;
    for (auto i = first; i-- > 0 && !set.migrations[i].frozen;) mended.note(set.migrations[i].up, {});
    for (std::size_t i = first; i < end; ++i) {
      const auto& script = set.migrations[i].up;
      line.ask("DISCARD ALL");
      if (end - i > most_with_rows && !script.standalone && !is_large(script)) {
        measured[i - first] = run_for_good(line, script);
        continue;
      }
      const bool may_have_rows = i + 1 == end && script.standalone && !mended.hold({script.standalone->relation});
      measured[i - first] = script.standalone ? run_standalone(line, script, memory, may_have_rows)
                                              : run_measured(line, script, memory, mended);
      if (i + 1 < end) run_script(line, script);
      mended.note(script, measured[i - first].effects);
    }
  } catch (const std::exception&) {
    // Nothing is wrong with the draft, which was proven: it did something to the session in which it is looked at.
  }
  return measured;
}

}  // namespace pawl::generator
