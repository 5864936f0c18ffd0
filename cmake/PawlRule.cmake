# The build rule behind add_migrations(). The functions read that function's variables: `target`, `arg_<KEYWORD>` and
# `tool`, the program to run; _pawl_add_rule() adds those that name the outputs.

include_guard(GLOBAL)

# The program to run: a path, or a target where it is built along.
function(_pawl_find_tool result)
  if(PAWL_EXECUTABLE)
    if(NOT EXISTS "${PAWL_EXECUTABLE}" OR IS_DIRECTORY "${PAWL_EXECUTABLE}")
      _pawl_fail("PAWL_EXECUTABLE names \"${PAWL_EXECUTABLE}\", which is no program.")
    endif()
    set(${result} "${PAWL_EXECUTABLE}" PARENT_SCOPE)
  elseif(CMAKE_CROSSCOMPILING OR NOT TARGET Pawl::pawl)
    _pawl_fail("the generator must run on this machine, and there is none for it. Configure, build and install Pawl \
for this machine, without a toolchain file, and configure this project with -DPAWL_EXECUTABLE=<prefix>/bin/pawl")
  else()
    set(${result} Pawl::pawl PARENT_SCOPE)
  endif()
endfunction()

# The rule that makes `generated_header` and `generated_source` below `include_dir`, from `migration_files`.
macro(_pawl_add_rule)
  set(work_dir "${CMAKE_CURRENT_BINARY_DIR}/pawl/${target}")
  set(include_dir "${work_dir}/include")
  set(generated_header "${include_dir}/${target}/migrations.hpp")
  set(generated_source "${include_dir}/${target}/migrations.cpp")
  _pawl_list_files(migration_files migration_names lock_file)
  _pawl_generate()
endmacro()

# What the folder holds, as CMake sees it; the build looks again, and configures again when it differs.
function(_pawl_list_files files_result names_result lock_result)
  _pawl_glob_escape("${arg_DIRECTORY}" directory)
  _pawl_glob_escape("${arg_LOCK_FILE}" lock_file)
  file(GLOB lock_files CONFIGURE_DEPENDS "${lock_file}")
  # Below the folder and those of dialects, a migration may have a folder of its own, which begins with its version.
  set(patterns "${directory}/*.[sS][qQ][lL]" "${directory}/[0-9]*_*/*.[sS][qQ][lL]")
  foreach(dialect IN LISTS known_dialects)
    list(APPEND patterns "${directory}/${dialect}/*.[sS][qQ][lL]" "${directory}/${dialect}/[0-9]*_*/*.[sS][qQ][lL]")
  endforeach()
  file(GLOB found RELATIVE "${arg_DIRECTORY}" CONFIGURE_DEPENDS ${patterns})
  # Other names are errors of the migrations, not of the build system: the generator reports them, but for those that
  # begin with a dot.
  list(JOIN known_dialects "|" dialects)
  list(FILTER found INCLUDE REGEX "^((${dialects})/)?([0-9]+([.-][0-9]+)*_[A-Za-z0-9_.-]*/)?[A-Za-z0-9_-][A-Za-z0-9_.-]*$")
  list(SORT found)
  set(files "")
  foreach(name IN LISTS found)
    if(EXISTS "${arg_DIRECTORY}/${name}")
      list(APPEND files "${arg_DIRECTORY}/${name}")
    endif()
  endforeach()
  set(${files_result} "${files}" PARENT_SCOPE)
  set(${names_result} "${found}" PARENT_SCOPE)
  set(${lock_result} "${lock_files}" PARENT_SCOPE)
endfunction()

# Lets file(GLOB) take a path literally.
function(_pawl_glob_escape path result)
  string(REGEX REPLACE "([[*?])" "[\\1]" path "${path}")
  set(${result} "${path}" PARENT_SCOPE)
endfunction()

# What the tool is told about the set and about git, appended to a list of arguments.
function(_pawl_add_set_arguments result)
  set(arguments ${${result}} --layout ${arg_LAYOUT})
  foreach(dialect IN LISTS arg_DIALECTS)
    list(APPEND arguments --dialect ${dialect})
  endforeach()
  if("postgresql" IN_LIST arg_DIALECTS)
    list(APPEND arguments --postgresql-proof ${arg_POSTGRESQL_PROOF} --proof-cache "${work_dir}/proof")
  endif()
  if(DEFINED arg_FROZEN_SINCE)
    list(APPEND arguments "--frozen-since=${arg_FROZEN_SINCE}")
  endif()
  if(DEFINED arg_MINIMUM_SQLITE)
    list(APPEND arguments --minimum-sqlite ${arg_MINIMUM_SQLITE})
  endif()
  foreach(allowed IN LISTS arg_ALLOW)
    list(APPEND arguments "--allow=${allowed}")
  endforeach()
  foreach(rule IN LISTS arg_ENABLE)
    list(APPEND arguments --enable ${rule})
  endforeach()
  if(arg_WARNINGS_AS_ERRORS)
    list(APPEND arguments --warnings-as-errors)
  endif()
  set(${result} "${arguments}" PARENT_SCOPE)
endfunction()

# How the generator tells what it finds, appended to a list of arguments.
function(_pawl_add_format result)
  set(known text json sarif github gitlab)
  if(PAWL_FORMAT STREQUAL "")
    return()
  elseif(NOT PAWL_FORMAT IN_LIST known)
    list(JOIN known ", " known)
    _pawl_fail("PAWL_FORMAT \"${PAWL_FORMAT}\" is none of: ${known}.")
  endif()
  set(arguments ${${result}} --format ${PAWL_FORMAT})
  # Annotations belong into the log. Of a document, each set has its own: the log has those of all sets, and more.
  if(PAWL_FORMAT STREQUAL "sarif")
    list(APPEND arguments --report "${work_dir}/findings.sarif")
  elseif(NOT PAWL_FORMAT MATCHES "^(text|github)$")
    list(APPEND arguments --report "${work_dir}/findings.json")
  endif()
  set(${result} "${arguments}" PARENT_SCOPE)
endfunction()

function(_pawl_generate)
  set(listed "${work_dir}/listed.txt")
  set(settings "${work_dir}/settings.txt")
  set(depfile "${work_dir}/migrations.d")
  set(arguments
    --directory "${arg_DIRECTORY}" --lock-file "${arg_LOCK_FILE}" --name "${target}"
    --namespace "${arg_NAMESPACE}" --output "${include_dir}" --listed "${listed}" --depfile "${depfile}")
  _pawl_add_set_arguments(arguments)
  _pawl_add_format(arguments)
  if(arg_REQUIRE_FROZEN)
    list(APPEND arguments --require-frozen)
  endif()
  if(DEFINED arg_SCHEMA_FILE)
    list(APPEND arguments --schema-file "${arg_SCHEMA_FILE}")
  endif()
  set(outputs "${generated_source}" "${generated_header}")
  # One that is missing is an error of the migrations, not of the build system.
  set(found_schema_files "")
  foreach(file IN LISTS schema_files)
    _pawl_glob_escape("${file}" pattern)
    file(GLOB found CONFIGURE_DEPENDS "${pattern}")
    list(APPEND found_schema_files ${found})
  endforeach()
  set(inputs "${tool}" ${migration_files} ${lock_file} ${found_schema_files} "${listed}" "${settings}")
  if(CMAKE_GENERATOR MATCHES "Ninja")
    # Ninja looks again after the rule has run, and compiles nothing if nothing was written. Make would run the rule at
    # every build until the source is newer than the migrations.
    list(APPEND arguments --write-if-changed)
  else()
    _pawl_restore_header()
    list(REMOVE_ITEM outputs "${generated_header}")
    list(APPEND inputs "${generated_header}")
  endif()

  list(JOIN migration_names "\n" text)
  _pawl_write("${listed}" "${text}")
  # A change that no file's time shows: an argument of the call, a lock file that was moved away or back.
  list(JOIN arguments "\n" text)
  _pawl_write("${settings}" "${text}\n${lock_file}\n${found_schema_files}")

  # Ninja cannot read these characters in a depfile; the files that CMake listed are then what the rule depends on.
  set(use_depfile DEPFILE "${depfile}")
  if("${arg_DIRECTORY}${arg_LOCK_FILE}${arg_SCHEMA_FILE}${work_dir}" MATCHES "[]#$&'*<>?[^`]")
    set(use_depfile "")
  endif()
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND "${tool}" generate ${arguments}
    DEPENDS ${inputs}
    ${use_depfile}
    COMMENT "Proving the migrations of ${target}"
    VERBATIM)
endfunction()

# Make knows one output a rule, so a deleted header would stay away. This makes an empty one that is newer than the
# source: the generator runs and fills it.
function(_pawl_restore_header)
  add_custom_command(
    OUTPUT "${generated_header}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${include_dir}/${target}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${generated_header}"
    COMMENT ""
    VERBATIM)
endfunction()

# Writes a file unless it holds that text already. The build configures again where it is gone.
function(_pawl_write path text)
  file(CONFIGURE OUTPUT "${path}" CONTENT "@text@" @ONLY NEWLINE_STYLE LF)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
endfunction()

function(_pawl_add_library)
  add_library(${target} STATIC "${generated_source}" "${generated_header}")
  target_sources(${target} PRIVATE ${migration_files} ${lock_file})
  set_source_files_properties(${migration_files} ${lock_file} PROPERTIES HEADER_FILE_ONLY ON)
  source_group("Migrations" FILES ${migration_files} ${lock_file})
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${include_dir}>")
  foreach(dialect IN LISTS arg_DIALECTS)
    target_link_libraries(${target} PUBLIC Pawl::${dialect})
  endforeach()
  # What a project asks for all its targets is meant for sources that somebody wrote.
  set_target_properties(${target} PROPERTIES
    POSITION_INDEPENDENT_CODE ON
    AUTOMOC OFF AUTOUIC OFF AUTORCC OFF
    UNITY_BUILD OFF DISABLE_PRECOMPILE_HEADERS ON
    CXX_CLANG_TIDY "" CXX_CPPCHECK "" CXX_CPPLINT "" CXX_INCLUDE_WHAT_YOU_USE "" CXX_SCAN_FOR_MODULES OFF)
endfunction()

# The files that SCHEMA_FILE stands for: one a dialect.
function(_pawl_name_schema_files)
  if(NOT DEFINED arg_SCHEMA_FILE)
    return()
  endif()
  cmake_path(ABSOLUTE_PATH arg_SCHEMA_FILE NORMALIZE)
  set(files "${arg_SCHEMA_FILE}")
  list(LENGTH arg_DIALECTS count)
  if(count GREATER 1)
    set(files "")
    cmake_path(GET arg_SCHEMA_FILE EXTENSION LAST_ONLY extension)
    foreach(dialect IN LISTS arg_DIALECTS)
      cmake_path(REPLACE_EXTENSION arg_SCHEMA_FILE LAST_ONLY "${dialect}${extension}" OUTPUT_VARIABLE file)
      list(APPEND files "${file}")
    endforeach()
  endif()
  set(arg_SCHEMA_FILE "${arg_SCHEMA_FILE}" PARENT_SCOPE)
  set(schema_files "${files}" PARENT_SCOPE)
endfunction()

function(_pawl_add_schema_target)
  set(arguments --directory "${arg_DIRECTORY}" --lock-file "${arg_LOCK_FILE}")
  _pawl_add_set_arguments(arguments)
  add_custom_target(${target}_schema
    COMMAND "${tool}" schema ${arguments} --write "${arg_SCHEMA_FILE}"
    COMMENT "Writing the schema of ${target}"
    VERBATIM USES_TERMINAL)
endfunction()

function(_pawl_add_freeze_target)
  set(arguments --directory "${arg_DIRECTORY}" --lock-file "${arg_LOCK_FILE}")
  _pawl_add_set_arguments(arguments)
  set(release "${PAWL_RELEASE}")
  if(release STREQUAL "")
    set(release "${PROJECT_VERSION}")
  endif()
  if(NOT release STREQUAL "")
    list(APPEND arguments --release "${release}")
  endif()
  add_custom_target(${target}_freeze
    COMMAND "${tool}" freeze ${arguments}
    COMMENT "Freezing the migrations of ${target}"
    VERBATIM USES_TERMINAL)
endfunction()
