# Which engines are built: an option each, on where its packages are found.

include_guard()

find_package(SQLite3 3.38 QUIET)
option(PAWL_WITH_SQLITE "Build the SQLite engine" ${SQLite3_FOUND})

# The generator needs more than the runtime.
find_package(Pqxx 6.4 QUIET)
set(packages Pqxx)
if(NOT PAWL_EXECUTABLE)
  find_package(PgQuery QUIET)
  list(APPEND packages PgQuery)
endif()
set(postgresql_found TRUE)
foreach(package IN LISTS packages)
  if(NOT ${package}_FOUND)
    set(postgresql_found FALSE)
  endif()
endforeach()
option(PAWL_WITH_POSTGRESQL "Build the PostgreSQL engine" ${postgresql_found})

foreach(dialect IN ITEMS sqlite postgresql)
  string(TOUPPER ${dialect} engine)
  if(NOT PAWL_WITH_${engine})
    message(STATUS "Pawl: without ${dialect} (PAWL_WITH_${engine} is off)")
  endif()
endforeach()
if(NOT PAWL_WITH_SQLITE AND NOT PAWL_WITH_POSTGRESQL)
  message(FATAL_ERROR "Pawl: no engine is left; turn on PAWL_WITH_SQLITE (libsqlite3-dev), or PAWL_WITH_POSTGRESQL \
(libpqxx-dev, libpg-query-dev, libprotobuf-c-dev), or both")
endif()
