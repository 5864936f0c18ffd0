#include <cstdio>

#include <notes_schema/migrations.hpp>

// Prints what was embedded.
int main() {
  for (const pawl::migration& step : notes_schema::migrations().dialects[0].migrations) {
    std::printf("%s %s %s\n", step.version, step.name, step.hash);
  }
}
