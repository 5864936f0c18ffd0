# What `cmake --install` puts in place: find_package(Pawl) with one file a component.

include_guard()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

option(PAWL_INSTALL "Install Pawl along with the project" ${PROJECT_IS_TOP_LEVEL})
if(NOT PAWL_INSTALL)
  return()
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Pawl")

# pawl_install_component(<target> <name>): a target with a file of its own, so that none pulls in another's packages.
function(pawl_install_component target name)
  install(TARGETS ${target} EXPORT Pawl-${name}
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(EXPORT Pawl-${name} NAMESPACE Pawl:: DESTINATION "${package_dir}")
endfunction()

pawl_install_component(pawl_runtime runtime)
set(left_out "")
if(TARGET pawl_command_line)
  pawl_install_component(pawl_command_line command_line)
else()
  list(APPEND left_out PATTERN command_line.hpp EXCLUDE)
endif()
if(TARGET pawl)
  pawl_install_component(pawl tool)
  if(TARGET pawl_with_postgresql)
    install(TARGETS pawl_with_postgresql RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
  if(TARGET pawl_documents)
    set(documents "${PROJECT_BINARY_DIR}/generator/documents")
    install(FILES "${documents}/pawl" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${documents}/_pawl" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
    install(FILES "${documents}/pawl.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  endif()
endif()
foreach(engine IN ITEMS sqlite postgresql)
  if(TARGET pawl_${engine})
    pawl_install_component(pawl_${engine} ${engine})
  else()
    list(APPEND left_out PATTERN ${engine}.hpp EXCLUDE)
  endif()
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/runtime/include/pawl" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN *.hpp ${left_out})

configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/PawlConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/cmake/PawlConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cmake/PawlConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/cmake/PawlConfig.cmake"
  "${PROJECT_BINARY_DIR}/cmake/PawlConfigVersion.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/AddMigrations.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/PawlArguments.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/PawlRule.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/FindPqxx.cmake"
  DESTINATION "${package_dir}")
