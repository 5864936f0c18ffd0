#include "proof/postgresql/server_prover.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "core/schema_text.hpp"
#include "proof/postgresql/cluster.hpp"
#include "proof/postgresql/measured_run.hpp"
#include "proof/postgresql/rows/head_rows.hpp"
#include "proof/postgresql/schema_copy.hpp"
#include "proof/postgresql/server_error.hpp"
#include "proof/postgresql/server_unavailable.hpp"

namespace pawl::generator {
namespace {

constexpr const char* record_name = "record";
constexpr const char* work = "work";
constexpr const char* measured = "measured";
/// What a release made is made once more for each new draft.
constexpr std::size_t most_before_heads = 200;

}  // namespace

server_prover::server_prover(const dialect_migrations& set, const server_programs& programs, proof_home& home,
                             const server_limits& limits, const proof_options& options)
    : migrations_{set.migrations},
      set_{set},
      programs_{programs},
      home_{home},
      limits_{limits},
      with_script_{options.with_script},
      with_rows_{options.with_rows},
      identity_{identity_of(programs)} {}

server_verdict server_prover::run(std::size_t provable, diagnostics& found) {
  read_record();
  if (!is_settled(provable)) {
    home_.lock();
    // Somebody else may have proven it while the lock was waited for.
    read_record();
    if (!is_settled(provable)) {
      const auto result = is_proven(provable) && has_cluster(programs_, home_) ? run_result{} : prove(provable);
      if (result.finding) found.add(*result.finding);
      if (result.finding) return {result.applied, record_.version};
      try {
        measure(count_proven(provable));
      } catch (const server_unavailable&) {
        // It was there for the proof, which is what counts; the next run tries again.
      }
    }
  }
  const auto proven = count_proven(provable);
  if (proven < provable && record_.stop) {
    const auto& migration = migrations_[proven];
    const auto& script = record_.stop->in_down ? *migration.down : migration.up;
    found.add(explain_stop(*record_.stop, script, provable - proven - 1));
  }
  server_verdict verdict{proven, record_.version};
  verdict.steps.assign(record_.steps.begin(), record_.steps.begin() + static_cast<std::ptrdiff_t>(proven));
  if (proven == migrations_.size() && record_.schema_chain == head_chain(provable)) {
    verdict.schema = {"PostgreSQL " + record_.version, read_schema_text(record_.schema), record_.script};
  }
  return verdict;
}

void server_prover::read_record() {
  const auto text = home_.read(record_name);
  record_ = (text ? parse_record(*text) : std::nullopt).value_or(proof_record{});
  if (record_.server != identity_) record_ = {.server = identity_, .version = {}, .steps = {}, .stop = {}};
}

std::size_t server_prover::count_proven(std::size_t provable) const {
  std::size_t count = 0;
  while (count < std::min(provable, record_.steps.size())) {
    const auto& step = record_.steps[count];
    const auto& migration = migrations_[count];
    const auto needed = down_to_prove(migration);
    if (step.chain != migration.chain || (!needed.empty() && needed != step.down)) break;
    if (migration.undecided && step.verdict.empty()) break;
    ++count;
  }
  return count;
}

bool server_prover::is_settled(std::size_t provable) const {
  const auto proven = count_proven(provable);
  return is_proven(provable) && first_unmeasured(proven) == proven;
}

bool server_prover::is_proven(std::size_t provable) const {
  if (record_.version.empty()) return false;
  const auto proven = count_proven(provable);
  if (proven == provable) return knows_head(provable);
  if (!record_.stop || record_.stop->chain != migrations_[proven].chain) return false;
  if (record_.stop->down != down_to_prove(migrations_[proven])) return false;
  return record_.stop->waits_for.empty() || !std::filesystem::exists(record_.stop->waits_for);
}

std::string_view server_prover::head_chain(std::size_t provable) const {
  return provable == migrations_.size() && provable > 0 ? std::string_view{migrations_.back().chain} : "";
}

bool server_prover::knows_head(std::size_t provable) const {
  if (head_chain(provable).empty()) return true;
  return head_chain(provable) == record_.schema_chain && (!with_script_ || !record_.script.empty());
}

void server_prover::note_head(const throwaway_server& server, const std::vector<schema_object>& schema) {
  record_.schema = print_schema(schema);
  record_.script = with_script_ ? schema_script(server, schema) : "";
  record_.schema_chain = migrations_.back().chain;
}

run_result server_prover::prove(std::size_t provable) {
  const bool usable = has_cluster(programs_, home_);
  if (!usable) make_anew();
  const auto base = base_for(count_proven(provable));
  try {
    auto result = prove_from(base, provable);
    if (!usable || !result.damaged) return result;
  } catch (const server_unavailable&) {
    if (!usable) throw;
  }
  // What was kept is damaged, and it is there only to save time.
  make_anew();
  return prove_from(0, provable);
}

run_result server_prover::prove_from(std::size_t base, std::size_t provable) {
  auto needed = points_to_keep(provable);
  if (base > 0) needed.push_back(base);
  forget_states(needed);
  copy_cluster(home_, state_name(base), work);
  throwaway_server server{programs_, home_, work, limits_};
  run_result result;
  {
    server_run run{server, set_};
    record_.version = run.server_version();
    const run_range range{
        .applied = base, .proven = count_proven(provable), .end = provable, .pauses = points_to_keep(provable)};
    result = run.run(range, [&](std::size_t applied) {
      if (applied != provable && !home_.holds(state_name(applied))) copy_cluster(home_, work, state_name(applied));
    });
    if (result.clean && result.applied == migrations_.size()) note_head(server, run.schema());
  }
  if (result.damaged) return result;
  if (result.clean) server.stop();
  note(result, provable);
  return result;
}

/// The longest beginning of what is proven whose data folder was kept.
std::size_t server_prover::base_for(std::size_t proven) const {
  while (proven > 0 && !home_.holds(state_name(proven))) --proven;
  return proven;
}

std::vector<std::size_t> server_prover::points_to_keep(std::size_t provable) const {
  const auto draft = std::ranges::find(migrations_, false, &migration::frozen);
  const auto frozen = static_cast<std::size_t>(draft - migrations_.begin());
  // Where nothing is kept, drafts are still measured, which begins behind those that are frozen.
  std::vector<std::size_t> points{frozen};
  if (home_.is_kept())
    points = {std::min(frozen, provable), provable - 1, provable};
  else if (frozen >= provable)
    points.clear();
  std::erase(points, std::size_t{0});
  return points;
}

void server_prover::make_anew() {
  home_.remove(record_name);
  forget_states({});
  make_cluster(programs_, home_, limits_);
  record_ = {.server = identity_, .version = {}, .steps = {}, .stop = {}};
}

/// Only what has succeeded is noted.
void server_prover::note(const run_result& result, std::size_t provable) {
  auto steps = std::vector<proven_step>(record_.steps.begin(),
                                        record_.steps.begin() + static_cast<std::ptrdiff_t>(count_proven(provable)));
  steps.resize(std::min(steps.size(), result.applied));
  for (std::size_t i = steps.size(); i < result.applied; ++i) {
    proven_step step{migrations_[i].chain, down_to_prove(migrations_[i])};
    if (const auto judged = result.judged.find(i); judged != result.judged.end()) {
      const bool breaks = judged->second.verdict() == compatibility::breaking;
      step.verdict = breaks ? "breaking" : "compatible";
      step.because = judged->second.reason();
    }
    steps.push_back(std::move(step));
  }
  record_.steps = std::move(steps);
  record_.stop = result.stop;
  if (!home_.is_kept()) return;
  auto points = points_to_keep(provable);
  if (result.clean && result.applied > 0) {
    home_.rename(work, state_name(result.applied));
    points.push_back(result.applied);
  }
  forget_states(points);
  home_.write(record_name, print_record(record_));
}

/// Earlier releases by how many migrations they have, where drafts are tried on their rows; empty where there are
/// none.
std::string server_prover::heads() const {
  const auto draft = std::ranges::find(migrations_, false, &migration::frozen);
  const auto frozen = static_cast<std::size_t>(draft - migrations_.begin());
  std::string text;
  if (frozen > most_before_heads) return text;
  for (const auto head : earlier_heads(set_, frozen))
    text += fmt::format("{} {} ", head, migrations_[head - 1].release);
  return text;
}

/// The first of the drafts that nobody has tried to measure, as frozen ones are not; `proven` where there is none, or
/// nobody wants to know.
std::size_t server_prover::first_unmeasured(std::size_t proven) const {
  if (!with_rows_) return proven;
  const auto now = heads();
  std::size_t first = proven;
  for (std::size_t i = proven; i-- > 0 && !migrations_[i].frozen;)
    if (record_.steps[i].measurement.how == measurement::state::untried || record_.steps[i].measurement.heads != now)
      first = i;
  return first;
}

void server_prover::on_copy_of(std::size_t applied, const std::function<void(const throwaway_server&)>& work_there) {
  copy_cluster(home_, state_name(applied), measured);
  const throwaway_server server{programs_, home_, measured, limits_};
  work_there(server);
}

void server_prover::measure(std::size_t proven) {
  const auto first = first_unmeasured(proven);
  if (first == proven) return;
  std::vector<measurement> shown;
  const auto base = base_for(first);
  on_copy_of(base, [&](const throwaway_server& server) { shown = measure_drafts(server, set_, base, first, proven); });
  const auto tried = heads();
  if (!tried.empty())
    on_copy_of(0, [&](const throwaway_server& server) { add_from_heads(server, set_, first, shown); });
  if (home_.holds(measured)) home_.set_aside(measured);
  for (std::size_t i = first; i < proven; ++i) {
    const auto& statements = migrations_[i].up.statements;
    for (auto& finding : shown[i - first].findings) {
      const auto at = std::ranges::upper_bound(statements, finding.offset, {}, &pawl::statement::end);
      finding.offset = static_cast<std::uint32_t>(at - statements.begin());
    }
    record_.steps[i].measurement = std::move(shown[i - first]);
    record_.steps[i].measurement.heads = tried;
  }
  if (home_.is_kept()) home_.write(record_name, print_record(record_));
}

void server_prover::forget_states(const std::vector<std::size_t>& but) const {
  for (const auto& name : home_.names()) {
    const bool keep = std::ranges::any_of(but, [&](std::size_t applied) { return name == state_name(applied); });
    if (name.starts_with("state-") && !keep) home_.set_aside(name);
  }
}

std::string server_prover::state_name(std::size_t applied) const {
  if (applied == 0) return empty_cluster;
  return "state-" + migrations_[applied - 1].chain.substr(0, 32);
}

}  // namespace pawl::generator
