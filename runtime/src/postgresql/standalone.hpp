#pragma once

/// Statements that no transaction can hold, and how one that was interrupted is taken up again.

#include <pawl/migration.hpp>

#include <string>
#include <utility>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// What is done around the one statement of a standalone script.
class standalone_step {
 public:
  standalone_step(link& link, const standalone_statement& what, std::string sql)
      : link_{link}, what_{what}, sql_{std::move(sql)} {}

  /// Runs the statement, or what is left of it to do where an earlier run may have done a part. Throws `failure`.
  void run(bool resumes);

  /// Behind a failure: removes what the statement has left. False where something of it may still be there.
  bool clean_up() noexcept;

 private:
  void create_index(bool resumes);
  void detach(bool resumes);
  void run_once(bool resumes);
  void drop_invalid();

  link& link_;
  const standalone_statement& what_;
  std::string sql_;
};

}  // namespace pawl::postgresql
