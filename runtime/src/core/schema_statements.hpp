#pragma once

/// A schema that is kept as the statements which made it, as SQLite keeps it, object by object. Beside the other
/// comparing, and not in the engine: a program that never compares does without it.

#include <vector>

#include <pawl/drift.hpp>

namespace pawl::statements {

/// Of rows of the schema table (type, name, table and statement): tables, their columns and constraints, indexes, views
/// and triggers, each with its definition in the one spelling that all others are brought to: white space, comments and
/// quotes round identifiers do not count. ALTER TABLE writes the same column at another place and with other quotes
/// than CREATE TABLE does. The shadow tables of virtual tables are left out: another SQLite may make others.
std::vector<schema_object> take_apart(const std::vector<schema_object>& stored);

}  // namespace pawl::statements
