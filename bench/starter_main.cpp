/// A program that starts: waits until its standard input ends, then connects and brings the database up to date.
/// `pawl_bench_starter <connection string> <number of migrations>`

#include <unistd.h>

#include <cstdio>
#include <string>

#include <pawl/postgresql.hpp>

#include "synthetic_set.hpp"

int main(int, char** arguments) {
  try {
    const pawl::bench::embedded_set set{pawl::bench::mixed_set(std::stoul(arguments[2]), pawl::dialect::postgresql),
                                        pawl::dialect::postgresql};
    std::puts("ready");
    std::fflush(stdout);
    char byte = 0;
    if (read(STDIN_FILENO, &byte, 1) != 0) return 2;
    pqxx::connection db{arguments[1]};
    pawl::migrate(db, set.get());
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "pawl_bench_starter: %s\n", e.what());
    return 1;
  }
}
