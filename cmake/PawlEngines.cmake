# Which engines are built: an option each, on where its packages are found.

include_guard()

find_package(SQLite3 3.38 QUIET)
option(PAWL_WITH_SQLITE "Build the SQLite engine" ${SQLite3_FOUND})

find_package(Pqxx 6.4 QUIET)
set(postgresql_found ${Pqxx_FOUND})
if(NOT PAWL_EXECUTABLE)
  find_package(PgQuery QUIET)
  if(NOT PgQuery_FOUND)
    set(postgresql_found FALSE)
  endif()
endif()
option(PAWL_WITH_POSTGRESQL "Build the PostgreSQL engine" ${postgresql_found})

foreach(engine IN ITEMS SQLITE POSTGRESQL)
  if(NOT PAWL_WITH_${engine})
    message(STATUS "Pawl: without ${engine} (PAWL_WITH_${engine} is off)")
  endif()
endforeach()
