# Finds libpqxx, with the config that 7 and newer bring, else where pkg-config says: the target Pqxx::pqxx. It links
# libpq too, whose header is in Pqxx_libpq_INCLUDE_DIR.

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_libpq QUIET libpq)
endif()
find_path(Pqxx_libpq_INCLUDE_DIR libpq-fe.h HINTS ${PC_libpq_INCLUDE_DIRS} PATH_SUFFIXES postgresql)
find_library(Pqxx_libpq_LIBRARY pq HINTS ${PC_libpq_LIBRARY_DIRS})
mark_as_advanced(Pqxx_libpq_INCLUDE_DIR Pqxx_libpq_LIBRARY)

set(_Pqxx_required Pqxx_LIBRARY Pqxx_libpq_LIBRARY Pqxx_libpq_INCLUDE_DIR)
find_package(libpqxx CONFIG QUIET)
if(TARGET libpqxx::pqxx)
  set(Pqxx_VERSION "${libpqxx_VERSION}")
  set(Pqxx_LIBRARY libpqxx::pqxx)
else()
  if(PkgConfig_FOUND)
    pkg_check_modules(PC_Pqxx QUIET libpqxx)
  endif()
  find_path(Pqxx_INCLUDE_DIR pqxx/pqxx HINTS ${PC_Pqxx_INCLUDE_DIRS})
  find_library(Pqxx_LIBRARY pqxx HINTS ${PC_Pqxx_LIBRARY_DIRS})
  mark_as_advanced(Pqxx_INCLUDE_DIR Pqxx_LIBRARY)
  set(Pqxx_VERSION "${PC_Pqxx_VERSION}")
  list(APPEND _Pqxx_required Pqxx_INCLUDE_DIR)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Pqxx
  REQUIRED_VARS ${_Pqxx_required}
  VERSION_VAR Pqxx_VERSION
  REASON_FAILURE_MESSAGE "install libpqxx-dev, or do without PostgreSQL")
if(NOT Pqxx_FOUND OR TARGET Pqxx::pqxx)
  return()
endif()

add_library(Pqxx::pqxx INTERFACE IMPORTED)
if(TARGET libpqxx::pqxx)
  set_target_properties(Pqxx::pqxx PROPERTIES INTERFACE_LINK_LIBRARIES "libpqxx::pqxx;${Pqxx_libpq_LIBRARY}")
else()
  set_target_properties(Pqxx::pqxx PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${Pqxx_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${Pqxx_LIBRARY};${Pqxx_libpq_LIBRARY}")
endif()
