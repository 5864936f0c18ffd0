#include "table.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

namespace pawl::bench {
namespace {

enum class unit : unsigned char { seconds, bytes, count };

enum class bar_kind : unsigned char {
  /// The value divided by the baseline's is at most the bar.
  ratio,
  /// The baseline divided by the value is at least the bar.
  speedup,
  /// The value less the baseline's is at most the bar, in the row's unit.
  difference,
  /// The value is at most the bar; a baseline is shown and not compared.
  value,
};

/// Values are named as in `measurements`.
struct row {
  const char* label;
  const char* value;
  /// Null where there is nothing to compare with.
  const char* baseline;
  unit in;
  bar_kind kind;
  double bar;
  /// Of a ratio, where it was measured in pairs.
  const char* ratio = nullptr;
};

#define PAWL_PAIR(name) name ":pawl", name ":bare", unit::seconds
#define PAWL_RATIO(name, bar) PAWL_PAIR(name), bar_kind::ratio, bar, name ":ratio"
#define PAWL_SPEEDUP(name, bar) PAWL_PAIR(name), bar_kind::speedup, bar, name ":ratio"

const std::vector<row> rows = {
    {"verified start, 10 migrations / one bare query", PAWL_RATIO("verified_start/10", 1.5)},
    {"verified start, 1,000 migrations / one bare query", PAWL_RATIO("verified_start/1000", 1.5)},
    {"verified start, 10,000 migrations / one bare query", PAWL_RATIO("verified_start/10000", 1.5)},
    {"allocations of a verified start, 10,000 migrations / 10", "verified_start/10000:allocations",
     "verified_start/10:allocations", unit::count, bar_kind::ratio, 1},
    {"memory that they ask for, 10,000 migrations / 10", "verified_start/10000:allocated",
     "verified_start/10:allocated", unit::bytes, bar_kind::ratio, 1},
    {"apply 1,000 migrations / `sqlite3_exec` of the text", PAWL_RATIO("apply", 1.1)},
    {"`pawl generate`, 1,000 migrations / read and replay", PAWL_RATIO("without_downs", 1.5)},
    {"the same with 1,000 downs, all proven", PAWL_RATIO("with_downs", 8)},
    {"1,000 frozen with downs, 10 drafts", PAWL_RATIO("mostly_frozen", 2)},
    {"the same with lint and rows / without", PAWL_RATIO("linted", 1.5)},
    {"10,000 migrations that only add rows", PAWL_PAIR("rows_only"), bar_kind::value, 1},
    {"`pawl status`, 100 migrations, up to date, the whole process", PAWL_PAIR("status"), bar_kind::value, 0.015},
    {"generator runs in an unchanged tree", "unchanged_build:generator_runs", nullptr, unit::count, bar_kind::value, 0},
    {"compile the source of 1,000 migrations", "compile_1000:pawl", nullptr, unit::seconds, bar_kind::value, 0.5},
    {"generate and compile 10 MB of rows", "embed_seed:pawl", nullptr, unit::seconds, bar_kind::value, 2},
    {"the compiler's memory for 10 MB of rows", "embed_seed:peak_bytes", nullptr, unit::bytes, bar_kind::value, 300e6},
    {"stripped program with Pawl - without", "program_size:pawl", "program_size:bare", unit::bytes,
     bar_kind::difference, 100e3},

    {"PostgreSQL: verified start, 1,000 migrations / one bare `SELECT`", PAWL_RATIO("postgresql_start", 1.2)},
    {"round trips of a verified start", "postgresql_start:round_trips", nullptr, unit::count, bar_kind::value, 1},
    {"apply 1,000 migrations / `psql -f`, same transactions", PAWL_RATIO("postgresql_apply", 1.15)},
    {"faster than dbmate at the same", PAWL_SPEEDUP("against_dbmate", 3)},
    {"5 ms away: faster than one statement a round trip", PAWL_SPEEDUP("far_away", 20)},
    {"`pawl check` by the parser alone, 1,000 migrations", "parse_postgresql:pawl", nullptr, unit::seconds,
     bar_kind::value, 0.5},
    {"prove the corpus on a server, cluster made", "prove_postgresql:pawl", nullptr, unit::seconds, bar_kind::value, 3},
    {"prove one draft on top of it, with rows and locks", "prove_draft_with_rows:pawl", nullptr, unit::seconds,
     bar_kind::value, 3},
    {"servers started for an unchanged set", "prove_unchanged:servers", nullptr, unit::count, bar_kind::value, 0},
    {"50 starts at once, 100 pending: starts that failed", "starters:failures", nullptr, unit::count, bar_kind::value,
     0},
    {"the slowest of them - 1.5 times one alone, worst of 20 rounds", "starters:excess", "starters:alone",
     unit::seconds, bar_kind::value, 1},
};

#undef PAWL_SPEEDUP
#undef PAWL_RATIO
#undef PAWL_PAIR

std::string show(double value, unit in) {
  if (in == unit::count) return fmt::format("{:.0f}", value);
  if (in == unit::bytes)
    return value < 1e6 ? fmt::format("{:.1f} kB", value / 1e3) : fmt::format("{:.0f} MB", value / 1e6);
  if (value < 1e-3) return fmt::format("{:.1f} us", value * 1e6);
  return value < 1 ? fmt::format("{:.0f} ms", value * 1e3) : fmt::format("{:.2f} s", value);
}

std::optional<double> find(const measurements& measured, const char* name) {
  if (name == nullptr) return std::nullopt;
  const auto found = measured.find(name);
  return found == measured.end() ? std::nullopt : std::optional{found->second};
}

/// What the bar is compared with.
std::optional<double> compared(const row& row, const measurements& measured) {
  const std::optional<double> value = find(measured, row.value);
  if (!value || row.kind == bar_kind::value) return value;
  if (const std::optional<double> ratio = find(measured, row.ratio)) return ratio;
  const std::optional<double> baseline = find(measured, row.baseline);
  if (!baseline) return std::nullopt;
  return row.kind == bar_kind::difference ? *value - *baseline : *value / *baseline;
}

/// What is shown and compared with the bar: of a speed-up, how many times as long the baseline takes.
double figure_of(const row& row, double compared) { return row.kind == bar_kind::speedup ? 1 / compared : compared; }

bool is_kept(const row& row, double figure) {
  return row.kind == bar_kind::speedup ? figure >= row.bar : figure <= row.bar;
}

std::string show_figure(const row& row, double figure) {
  if (row.kind == bar_kind::speedup) return fmt::format("{:.1f} x", figure);
  return row.kind == bar_kind::ratio ? fmt::format("{:.2f}", figure) : show(figure, row.in);
}

}  // namespace

table make_table(const measurements& measured) {
  table result{"| what | measured | baseline | figure | bar | |\n|---|---:|---:|---:|---:|---|\n"};
  for (const row& row : rows) {
    const std::optional<double> found = compared(row, measured);
    if (!found) continue;
    const double figure = figure_of(row, *found);
    const std::optional<double> baseline = find(measured, row.baseline);
    const bool kept = is_kept(row, figure);
    result.all_kept = result.all_kept && kept;
    result.text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", row.label, show(*find(measured, row.value), row.in),
                               baseline ? show(*baseline, row.in) : "", show_figure(row, figure),
                               show_figure(row, row.bar), kept ? "ok" : "**missed**");
  }
  return result;
}

}  // namespace pawl::bench
