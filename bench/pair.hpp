#pragma once

/// Two ways to do the same, measured in turn, so that a busy moment of the machine falls on both sides of a ratio.

#include <benchmark/benchmark.h>

#include <functional>

namespace pawl::bench {

/// Does the work once, its preparation included; returns the seconds that count.
using arm = std::function<double()>;

/// The wall clock's seconds that `work` takes.
double seconds_of(const std::function<void()>& work);

/// Runs both arms once an iteration and leaves in the counters `pawl` and `bare` the medians of their seconds, and in
/// `ratio` the median of the ratios.
void measure_pair(benchmark::State& state, const arm& pawl, const arm& bare);

/// The same for one arm: the counter `pawl` alone.
void measure(benchmark::State& state, const arm& pawl);

}  // namespace pawl::bench
