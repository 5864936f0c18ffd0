// Every verb's JSON is what docs/command-line.md says: the table there names each member and its type.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

#include "command_line/verbs_fixture.hpp"
#include "support/sqlite_file.hpp"

namespace pawl::test {
namespace {

/// Each member's path, with `[]` for an element, and its type as SQLite names it.
using shape = std::set<std::pair<std::string, std::string>>;

/// SQLite reads the JSON.
shape shape_of(const std::string& json) {
  const sqlite_connection reader{":memory:"};
  std::string quoted;
  for (const char c : json) quoted.append(c == '\'' ? 2 : 1, c);
  const std::string found = reader.rows("SELECT fullkey, type FROM json_tree('" + quoted + "') WHERE fullkey <> '$'");
  shape members;
  std::istringstream lines{found};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t bar = line.rfind('|');
    std::string path;
    for (std::size_t i = 2; i < bar; ++i) {
      // Names that are more than letters are quoted.
      if (line[i] != '"') path += line[i];
      if (line[i] == '[') i = line.find(']', i) - 1;
    }
    std::string type = line.substr(bar + 1);
    if (type == "true" || type == "false") type = "boolean";
    members.emplace(path, type);
  }
  return members;
}

/// The rows `| `path` | type | ... |` of the page's table.
shape documented() {
  std::ifstream page{PAWL_SOURCE_DIR "/docs/command-line.md"};
  shape members;
  bool in_table = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("| member | type |")) in_table = true;
    if (line.empty()) in_table = false;
    if (!in_table || !line.starts_with("| `")) continue;
    const std::size_t end = line.find('`', 3);
    const std::size_t type = line.find("| ", end) + 2;
    members.emplace(line.substr(3, end - 3), line.substr(type, line.find(' ', type) - type));
  }
  return members;
}

}  // namespace

class json_output : public verbs_on_engine {
 protected:
  json_output() { write_three(); }

  /// What the verb prints must be documented; its shape.
  shape check(const std::string& name, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const process_result result = pawl(name, arguments);
    EXPECT_EQ(result.errors, "") << name;
    EXPECT_EQ(std::ranges::count(result.output, '\n'), 1) << result.output;
    const shape found = shape_of(result.output);
    const shape known = documented();
    for (const auto& member : found) {
      EXPECT_TRUE(known.contains(member)) << name << ": " << member.first << " " << member.second;
      seen_.insert(member);
    }
    EXPECT_TRUE(holds(result.output, "\"exit_code\":" + std::to_string(result.exit_code))) << result.output;
    EXPECT_TRUE(found.contains({"verb", "text"}));
    return found;
  }

  shape seen_;
};

PAWL_ON_EACH_ENGINE(json_output);

TEST_P(json_output, IsWhatThePageSaysAndThePageSaysNoMore) {
  check("status");
  check("plan");
  EXPECT_TRUE(check("up").contains({"steps[].duration_us", "integer"}));
  EXPECT_TRUE(check("status").contains({"migrations[].applied_at", "text"}));
  check("history");
  check("down", {"--yes"});
  check("to", {"1", "--yes"});
  check("redo", {"--yes"});
  EXPECT_TRUE(check("down").contains({"error.text", "text"}));
  EXPECT_TRUE(check("to", {"99"}).contains({"error.code", "text"}));
  EXPECT_TRUE(check("baseline", {"1"}).contains({"error.hint", "text"}));
  output_of(0, "up");
  // What the proof does not know of.
  rows("INSERT INTO notes (id, body) VALUES (7, 'in the way')");
  write("0004_more.sql", "INSERT INTO notes (id, body) VALUES (7, 'again');\n");
  EXPECT_TRUE(check("up").contains({"error.line", "integer"}));
  std::filesystem::remove(folder_ / "migrations/0004_more.sql");
  rows("ALTER TABLE notes ADD COLUMN by_hand INTEGER");
  rows("CREATE TABLE by_hand (id INTEGER)");
  rows("ALTER TABLE notes DROP COLUMN tag");
  check("verify");
  write("0002_add_tag.sql", "ALTER TABLE notes ADD COLUMN label TEXT;\n");
  check("status");
  shape documented_here = documented();
  // Where two major versions meet.
  documented_here.erase({"caution", "text"});
  if (is_sqlite()) documented_here.erase({"error.sql_state", "text"});
  for (const auto& member : documented_here) EXPECT_TRUE(seen_.contains(member)) << member.first << " is never printed";
}

}  // namespace pawl::test
