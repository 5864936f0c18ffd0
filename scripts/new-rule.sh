#!/usr/bin/env bash
# Makes the skeleton of a rule of lint: its source, its test, its page. Nothing else need be touched to add it, but for its
# line in docs/lint.md.
#
#   scripts/new-rule.sh <sqlite|postgresql> <id> "<what it finds, one line>"
#
# The test fails until the rule finds something. A page that is there already, because the other dialect has a rule of
# that name, is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

dialect="${1:-}" id="${2:-}" finds="${3:-}"
usage() { echo "usage: scripts/new-rule.sh <sqlite|postgresql> <id> \"<what it finds>\"" >&2; exit 2; }
[[ "$dialect" == sqlite || "$dialect" == postgresql ]] || usage
[[ "$id" =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ && -n "$finds" ]] || usage

name="${id//-/_}"
source="generator/lint/$dialect/rules/$name.cpp"
test="tests/unit/lint_$dialect/${name}_test.cpp"
page="docs/lint/$id.md"
for file in "$source" "$test"; do
  [[ ! -e "$file" ]] || { echo "$file is there already" >&2; exit 2; }
done
[[ ! -e "docs/diagnostics/$id.md" ]] || { echo "$id is the id of a diagnostic already" >&2; exit 2; }

mkdir -p "$(dirname "$test")"
cat > "$source" <<END
/// $id: $finds.

#include "lint/$dialect/draft.hpp"

namespace pawl::generator::${dialect}_rules {
namespace {

void look([[maybe_unused]] const ${dialect}_draft& draft, [[maybe_unused]] lint_report& report) {
  // report.warn(<offset>, "<what can go wrong>", "<the safer SQL for this statement>");
}

}  // namespace

lint_rule<${dialect}_draft> $name() { return {look}; }

}  // namespace pawl::generator::${dialect}_rules
END
cat > "$test" <<END
#include "unit/lint_$dialect/linted.hpp"

namespace {

using pawl::test::linted;

TEST(${dialect}_$name, Finds) { EXPECT_EQ(linted("$id", {"<SQL that it is about>"}), "<line:column: message>"); }

TEST(${dialect}_$name, LetsTheRestBe) { EXPECT_EQ(linted("$id", {"<SQL that looks like it and is harmless>"}), ""); }

}  // namespace
END
if [[ ! -e "$page" ]]; then
  cat > "$page" <<END
# $id

${finds^}.

\`\`\`
<what it prints>
\`\`\`

## What can go wrong

## What to do
END
fi
printf 'wrote %s\nwrote %s\nsee   %s, and give it a line in docs/lint.md\n' "$source" "$test" "$page"
