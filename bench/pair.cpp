#include "pair.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace pawl::bench {
namespace {

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void measure_pair(benchmark::State& state, const arm& pawl, const arm& bare) {
  std::vector<double> pawls;
  std::vector<double> bares;
  std::vector<double> ratios;
  for (auto _ : state) {
    // Whoever goes second may find caches warmed by the first.
    const bool pawl_first = pawls.size() % 2 == 0;
    if (pawl_first) pawls.push_back(pawl());
    bares.push_back(bare());
    if (!pawl_first) pawls.push_back(pawl());
    ratios.push_back(pawls.back() / bares.back());
    state.SetIterationTime(pawls.back());
  }
  state.counters["pawl"] = median(pawls);
  state.counters["bare"] = median(bares);
  state.counters["ratio"] = median(ratios);
}

void measure(benchmark::State& state, const arm& pawl) {
  std::vector<double> pawls;
  for (auto _ : state) {
    pawls.push_back(pawl());
    state.SetIterationTime(pawls.back());
  }
  state.counters["pawl"] = median(pawls);
}

}  // namespace pawl::bench
