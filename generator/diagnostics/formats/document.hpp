#pragma once

/// What a verb found and showed, as every format tells it to a machine.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "source/statement_effect.hpp"

namespace pawl::generator {

/// The page about an id; what is not known of it is empty.
struct rule_page {
  std::string_view id;
  /// One line, without a full stop.
  std::string summary;
  /// `docs/diagnostics/gap.md`
  std::string file;
  std::string_view text;
};

struct document_statement {
  location where;
  statement_effect effect;
};

/// A migration that is not frozen yet.
struct document_draft {
  std::string version;
  std::string name;
  std::string file;
  /// `compatible`, `breaking`, `unknown`.
  std::string_view compatibility;
  /// Whether the script says so itself.
  bool declared = false;
  /// What makes it breaking, or keeps that from being known; may be empty.
  std::string because;
  /// What its statements did to tables; no value where no server measured it.
  std::optional<std::vector<document_statement>> statements = {};
};

struct document_repeatable {
  std::string name;
  std::string file;
  /// As of a draft.
  std::optional<std::vector<document_statement>> statements = {};
};

struct document_dialect {
  std::string_view dialect;
  /// `proven on SQLite 3.40.1`
  std::string proof;
  std::size_t frozen = 0;
  std::vector<document_draft> drafts;
  std::vector<document_repeatable> repeatables;
};

struct document {
  /// Pawl's.
  std::string version;
  std::string verb;
  int exit_code = 0;
  /// Whether the migrations could be read.
  bool ran = true;
  /// The folder of the migrations as it was given.
  std::string directory = {};
  /// In the order of `diagnostics::sorted()`.
  std::vector<diagnostic> findings = {};
  /// Of each id among the findings, by id.
  std::vector<rule_page> pages = {};
  /// Empty where something is wrong: nothing is shown of the set then.
  std::vector<document_dialect> dialects = {};
  /// Why the verb could not do its work; empty where it could.
  std::string problem = {};
  /// From which `from_root()` names files: a full path without symbolic links.
  std::string root = {};
};

}  // namespace pawl::generator
