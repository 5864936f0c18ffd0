#pragma once

/// What a refusal says about rows: those without which the statement would have run, and what to do about them.

#include <vector>

#include "postgresql/failure.hpp"
#include "proof/rows/row_findings.hpp"
#include "proof/rows/table_rows.hpp"

namespace pawl::generator {

/// Whether rows can be the reason: what conditions and values are about, and what is still to be checked of changed
/// rows. What a script raises itself is meant to be raised.
bool is_about_rows(const postgresql::failure& refused);

/// Without the offset. `tables` are as they were filled.
refused_statement explain_rows(const postgresql::failure& refused, const std::vector<table_rows>& tables);

}  // namespace pawl::generator
