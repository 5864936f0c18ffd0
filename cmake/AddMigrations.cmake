#[=======================================================================[.md:
# add_migrations

```cmake
add_migrations(<target>
  DIALECTS <sqlite|postgresql>...
  [DIRECTORY <dir>]
  [NAMESPACE <ns[::ns]>]
  [LAYOUT <auto|native|dbmate|golang-migrate|diesel|prisma|flyway|goose|popx>]
  [LOCK_FILE <file>]
  [FROZEN_SINCE <git-ref>]
  [SCHEMA_FILE <file>]
  [POSTGRESQL_PROOF <auto|server|parser>]
  [MINIMUM_SQLITE <version>]
  [ALLOW "<rule> <reason>"...]
  [ENABLE <rule>...]
  [WARNINGS_AS_ERRORS]
  [REQUIRE_FROZEN])
```

Makes the static library `<target>`, which holds the SQL migrations of a folder: ordered, proven, with their hashes.
A program links it and includes one generated header:

```cmake
add_migrations(notes_schema DIALECTS sqlite postgresql)
target_link_libraries(notes PRIVATE notes_schema)
```
```cpp
#include <notes_schema/migrations.hpp>  // const pawl::migration_set& notes_schema::migrations();
```

The library brings the engine of each dialect along (`Pawl::sqlite`, `Pawl::postgresql`), so a program names nothing
else. Programs and shared libraries can link it.

- **`<target>`** names the library, the folder of the header, and the set in the history of a database: renaming it
  later makes a database that has the old name look as if nothing was applied. A letter or `_`, then letters, digits,
  `_`, `-` and `.`.
- **`DIALECTS`**: the databases that the set is written for. Each is a component of the package. A script serves all
  of them, or the one whose tag it has (`0003_x.postgresql.sql`) or in whose folder it lies (`postgresql/0003_x.sql`).
- **`DIRECTORY`**: the folder of the migrations, from the current source directory; `migrations` if left out.
- **`NAMESPACE`**: the namespace of the function `migrations()`; `<target>` if left out.
- **`LAYOUT`**: the tool whose files these are (docs/other-tools.md); with `auto`, the default, the files tell.
- **`LOCK_FILE`**: says which migrations are frozen; `migrations.lock` in the folder if left out. It need not exist.
- **`REQUIRE_FROZEN`**: a migration that is not frozen fails the build. For builds that are released.
- **`POSTGRESQL_PROOF`**: how the PostgreSQL scripts are proven beyond their syntax. `server` applies them on a
  throw-away server, for which PostgreSQL's own programs must be installed; `parser` is content with the syntax; `auto`,
  the default, takes a server where there is one and otherwise says what was not proven.
- **`FROZEN_SINCE`**: a name of git's for a commit: a branch, a tag, an id. The migrations that it holds are frozen, with
  no lock file needed (`docs/frozen.md`). A build that cannot read the commit fails.
- **`SCHEMA_FILE`**: a file with the SQL that makes the schema from nothing, for reviews; see below. With several dialects
  each has its own: `schema.sqlite.sql` and `schema.postgresql.sql` of `schema.sql`. Not in the folder of the migrations.
- **`MINIMUM_SQLITE`**: the oldest SQLite that programs are going to run with, such as `3.40.0`. Lint warns of functions and
  syntax that are newer (docs/lint/minimum-sqlite.md), and a program that is linked with an older one refuses to start, with
  the database untouched. No newer one than the generator is built with: it could not prove what that one runs.
- **`ALLOW`**: what lint (docs/lint.md) need not say of any migration: a rule's id, which stands in brackets behind its
  warning, and why, in quotes: `ALLOW "drop-column columns are kept in an archive"`. For one statement alone, a line
  `-- pawl:allow <rule> <reason>` before it is better.
- **`ENABLE`**: rules of lint that are off unless they are asked for.
- **`WARNINGS_AS_ERRORS`**: a warning about the migrations fails the build.

A mistake in the call stops the configuring with an error that names it.

## When it runs

The generator runs during the build, when a `.sql` file of the folder was added, changed, renamed or deleted, when
the lock file was, when an argument of the call was changed, and when the generator itself was; with `FROZEN_SINCE`
also when the branch or tag of that name moved. The folders `sqlite` and `postgresql` in it count as well, and in all
three the folders of single migrations, which begin with a version; other folders do not. Otherwise nothing is built. A mistake in a migration fails the build like a compile error, and no program is linked before it is mended.
The build writes to the binary directory only.

## The target `<target>_freeze`

Notes down in the lock file that all migrations of the set have shipped. They did so with the release that the cache
variable `PAWL_RELEASE` names; where that is empty, with the `PROJECT_VERSION` of the caller; where that is empty
too, with none in particular.

## The target `<target>_schema`

With `SCHEMA_FILE`, writes that file anew. The build only compares: where the file is missing or is not what the
migrations make, it fails and shows the first lines that differ. Commit the file with the migrations, and a review shows
what a migration does to the whole.

## PAWL_EXECUTABLE

The cache variable `PAWL_EXECUTABLE` names a `pawl` program to run in place of the package's own. Cross-compiling needs
it: the package's own is built for another machine. Configure and build Pawl for this machine, and point there.

## PAWL_FORMAT

The cache variable `PAWL_FORMAT` says in which format the build tells what it finds (docs/output.md), so that a CI job
gets annotations without a change here: `github` goes to the log of the build; of `json`, `sarif` and `gitlab` each set
has a file in the binary directory of the call, `pawl/<target>/findings.json` or `findings.sarif`, and the log has text as
ever.

## Paths

Spaces, `'`, `$`, `&`, `%`, `*`, `?`, `[x]` and letters of any language are fine in the paths of the migrations, of
the lock file, of the schema file and of the binary directory. What CMake or the chosen build program cannot write down stops the
configuring with an error that names the character: `;`, `|`, `"`, `\`, control characters, an unpaired `[` or `]`,
and `$(`, `${`, `$<`; `#`, `<` and `>` in the binary directory; `:` with makefiles.
#]=======================================================================]

include_guard(GLOBAL)

include("${CMAKE_CURRENT_LIST_DIR}/PawlArguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/PawlRule.cmake")

set(PAWL_EXECUTABLE "" CACHE FILEPATH "A pawl that runs on this machine; needed only when cross-compiling")
set(PAWL_RELEASE "" CACHE STRING "The release that <target>_freeze notes down; PROJECT_VERSION where empty")
set(PAWL_FORMAT "" CACHE STRING "How the build tells what it finds: text, json, sarif, github or gitlab")
set_property(CACHE PAWL_FORMAT PROPERTY STRINGS "" text json sarif github gitlab)

function(add_migrations target)
  set(known_dialects sqlite postgresql)
  set(flags WARNINGS_AS_ERRORS REQUIRE_FROZEN)
  set(one_value DIRECTORY NAMESPACE LAYOUT LOCK_FILE FROZEN_SINCE SCHEMA_FILE POSTGRESQL_PROOF MINIMUM_SQLITE)
  set(many_values DIALECTS ALLOW ENABLE)
  cmake_parse_arguments(PARSE_ARGV 1 arg "${flags}" "${one_value}" "${many_values}")
  _pawl_check_arguments("${ARGN}")

  _pawl_set_default(arg_DIRECTORY migrations)
  _pawl_set_default(arg_NAMESPACE "${target}")
  _pawl_set_default(arg_LAYOUT auto)
  _pawl_set_default(arg_POSTGRESQL_PROOF auto)
  cmake_path(ABSOLUTE_PATH arg_DIRECTORY NORMALIZE)
  string(REGEX REPLACE "(.)/$" "\\1" arg_DIRECTORY "${arg_DIRECTORY}")
  _pawl_set_default(arg_LOCK_FILE "${arg_DIRECTORY}/migrations.lock")
  cmake_path(ABSOLUTE_PATH arg_LOCK_FILE NORMALIZE)
  _pawl_name_schema_files()
  _pawl_check_values()

  _pawl_find_tool(tool)
  _pawl_add_rule()
  _pawl_add_library()
  _pawl_add_freeze_target()
  if(DEFINED arg_SCHEMA_FILE)
    _pawl_add_schema_target()
  endif()
endfunction()
