#pragma once

/// Rows of a table on a server, written and read in the transaction that is open.

#include <map>
#include <string>
#include <vector>

#include "postgresql/link.hpp"
#include "proof/postgresql/rows/table_shapes.hpp"
#include "proof/rows/row_sink.hpp"
#include "proof/rows/table_rows.hpp"

namespace pawl::generator {

class row_writer : public row_sink {
 public:
  /// `tables` are all that the table refers to, among others.
  row_writer(postgresql::link& line, const shaped_table& table, const std::vector<shaped_table>& tables)
      : line_{line}, table_{table}, tables_{tables} {}

  std::optional<std::string> insert(const new_row& row, bool keeps) override;
  std::vector<std::vector<row_value>> parents(const row_reference& reference) override;

  /// The rows that were taken to stay.
  std::vector<new_row> kept() const { return kept_; }

 private:
  postgresql::link& line_;
  const shaped_table& table_;
  const std::vector<shaped_table>& tables_;
  /// By the parent's columns; a table's own rows are not among them, which change.
  std::map<std::string, std::vector<std::vector<row_value>>> parents_;
  std::vector<new_row> kept_;
  std::size_t tries_ = 0;
  std::string last_refusal_;
};

/// What the table holds, under the name that it has now; no value where it is gone, or holds more than can be compared.
/// Throws `postgresql::failure`.
std::optional<table_rows> rows_of(postgresql::link& line, const shaped_table& table);

}  // namespace pawl::generator
