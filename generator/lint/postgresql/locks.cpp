#include "lint/postgresql/locks.hpp"

namespace pawl::generator::pg {

/// As AlterTableGetLockLevel() of PostgreSQL 15 has it.
lock_mode lock_of(const PgQuery__AlterTableCmd& command) {
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      return lock_mode::none;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
      return lock_mode::share_row_exclusive;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      return command.def != nullptr && command.def->partition_cmd->concurrent != 0 ? lock_mode::none
                                                                                   : lock_mode::access_exclusive;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      return command.def != nullptr && command.def->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN
                 ? lock_mode::share_row_exclusive
                 : lock_mode::access_exclusive;
    default:
      return lock_mode::access_exclusive;
  }
}

std::string_view to_string(lock_mode mode) {
  switch (mode) {
    case lock_mode::share:
      return "SHARE";
    case lock_mode::share_row_exclusive:
      return "SHARE ROW EXCLUSIVE";
    case lock_mode::exclusive:
      return "EXCLUSIVE";
    default:
      return "ACCESS EXCLUSIVE";
  }
}

std::string_view who_waits(lock_mode mode) {
  return mode == lock_mode::access_exclusive ? "readers and writers wait" : "writers wait";
}

}  // namespace pawl::generator::pg
