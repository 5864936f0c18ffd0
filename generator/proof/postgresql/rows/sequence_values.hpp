#pragma once

/// Where the sequences of a database stand: a transaction that is rolled back leaves them where it took them.

#include <map>
#include <string>

#include "postgresql/link.hpp"

namespace pawl::generator {

class sequence_values {
 public:
  /// Outside a transaction, or at its beginning. Throws `postgresql::failure`, as all here.
  explicit sequence_values(postgresql::link& line);

  /// Sets those back that have gone on since.
  void restore();

 private:
  std::map<std::string, std::string> read() const;

  postgresql::link& line_;
  /// What reads them all; empty where there are none.
  std::string query_;
  /// The arguments of `setval()` by sequence.
  std::map<std::string, std::string> values_;
};

}  // namespace pawl::generator
