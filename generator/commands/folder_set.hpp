#pragma once

/// A folder of migrations for the verbs that work on a database.

#include <memory>
#include <string>

#include "command_line/set_source.hpp"
#include "commands/pipeline.hpp"
#include "source/constant_set.hpp"

namespace pawl::generator {

class folder_set final : public commands::set_source {
 public:
  void add_options(CLI::App& verb) override;

  /// Reads and guards the migrations, and proves them where they will be run: on SQLite as `check` does, on PostgreSQL
  /// by its parser, because the database itself takes each or leaves it. A schema to compare with needs a server there.
  const pawl::migration_set& read(const commands::set_request& request) override;

 private:
  std::string name_for(const commands::set_request& request) const;
  postgresql_proof proof_for(commands::set_use use) const;

  pipeline_options options_;
  std::string name_;
  /// How PostgreSQL's scripts are proven; empty where nobody said.
  std::string proof_;
  pipeline_result result_;
  std::unique_ptr<constant_set> set_;
};

}  // namespace pawl::generator
