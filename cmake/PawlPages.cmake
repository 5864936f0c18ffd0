# cmake -D FOLDER=<dir> -D OUTPUT=<file> -P PawlPages.cmake: writes the pages of a folder as C++.

file(GLOB pages "${FOLDER}/*.md")
list(SORT pages)
set(source "// Made from docs/diagnostics/.\n\n#include \"commands/explain.hpp\"\n\nnamespace pawl::generator {\nnamespace {\n\n")
string(APPEND source "constexpr diagnostic_page pages[] = {\n")
foreach(page IN LISTS pages)
  get_filename_component(id "${page}" NAME_WE)
  file(READ "${page}" text)
  string(APPEND source "    {\"${id}\", R\"page(${text})page\"},\n")
endforeach()
string(APPEND source "};\n\n}  // namespace\n\n")
string(APPEND source "std::span<const diagnostic_page> diagnostic_pages() noexcept { return pages; }\n\n}  // namespace pawl::generator\n")
file(WRITE "${OUTPUT}" "${source}")
