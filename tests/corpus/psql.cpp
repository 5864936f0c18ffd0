#include "psql.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "support/postgresql_programs.hpp"
#include "support/process.hpp"

namespace pawl::test {
namespace {

std::string run_program(const std::string& name, const std::vector<std::string>& arguments,
                        const std::string& input = {}) {
  const process_result result =
      run({.program = postgresql_program(name).string(), .arguments = arguments, .input = input});
  if (result.exit_code != 0) throw std::runtime_error{name + " failed: " + result.errors};
  return result.output;
}

/// Each dump has a key of its own in these lines.
bool is_restriction(const std::string& line) {
  return line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ");
}

std::vector<std::string> dump(const test_database& database, std::vector<std::string> options) {
  options.push_back("--exclude-table=public.pawl_history");
  options.push_back("--dbname=" + database.connection_string("postgres"));
  std::istringstream text{run_program("pg_dump", options)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);)
    if (!is_restriction(line)) lines.push_back(line);
  return lines;
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

void add_missing(std::string& to, char mark, const std::vector<std::string>& here,
                 const std::vector<std::string>& there) {
  std::vector<std::string> missing;
  std::set_difference(here.begin(), here.end(), there.begin(), there.end(), std::back_inserter(missing));
  for (const std::string& line : missing) to.append(1, mark).append(line).append("\n");
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace

void run_psql(const test_database& database, const std::string& script, psql_transaction transaction) {
  std::vector<std::string> arguments{"-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"};
  if (transaction == psql_transaction::one) arguments.emplace_back("-1");
  arguments.push_back(database.connection_string("postgres"));
  run_program("psql", arguments, script);
}

std::string dump_schema(const test_database& database) { return joined(dump(database, {"--schema-only"})); }

std::string dump_rows(const test_database& database) {
  std::vector<std::string> lines = dump(database, {"--data-only", "--inserts", "--exclude-table-data=audit.entry"});
  std::sort(lines.begin(), lines.end());
  return joined(lines);
}

std::string differences(const std::string& first, const std::string& second) {
  if (first == second) return {};
  std::string result;
  add_missing(result, '-', sorted_lines(first), sorted_lines(second));
  add_missing(result, '+', sorted_lines(second), sorted_lines(first));
  return result.empty() ? "the same lines in another order" : result;
}

}  // namespace pawl::test
