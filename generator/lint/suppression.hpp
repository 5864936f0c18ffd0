#pragma once

/// What is allowed, and whether anything is there that needs it.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "lint/rule.hpp"
#include "source/allowance.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Whether a rule of that id has a page, whatever the dialect.
bool is_lint_rule(std::string_view id);

/// A hint for a rule that there is not.
std::string meant_rule(std::string_view id);

/// Those of the drafts' up scripts: each stands for the statement that it stands in, or before.
class script_allowances {
 public:
  /// Reports those that say too little. A script that serves several dialects is read for each of them; it must outlive
  /// this.
  void read(const migration& draft, diagnostics& found);

  /// Whether one allows the finding; that one is used then.
  bool allows(const script& up, const lint_finding& finding);

  /// What no dialect has used.
  void report_unused(diagnostics& found) const;

 private:
  struct entry {
    const generator::script* script;
    const allowance* what;
    bool used = false;
  };
  /// By the file, and where it stands in that.
  std::map<std::pair<const source_file*, std::uint32_t>, entry> entries_;
};

/// Those of a call, for every draft: what a project has decided on, so that it need not be used by each set of drafts.
class call_allowances {
 public:
  /// Reports those that name no rule, give no reason, or name a rule that is off.
  call_allowances(const std::vector<std::string>& texts, const std::vector<rule_entry>& rules,
                  const enabled_rules& enabled, diagnostics& found);

  bool allows(const lint_finding& finding) const { return rules_.contains(finding.rule); }

 private:
  enabled_rules rules_;
};

}  // namespace pawl::generator
