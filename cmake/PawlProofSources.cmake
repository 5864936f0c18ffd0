# Writes OUTPUT, which holds one digest of all FILES: what a proof of other sources says is not taken for this one's.
#
#   cmake -D "FILES=<file>;..." -D OUTPUT=<file.cpp> -P PawlProofSources.cmake

set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" digest)
  get_filename_component(name "${file}" NAME)
  string(APPEND all "${name} ${digest}\n")
endforeach()
string(SHA256 digest "${all}")
file(WRITE "${OUTPUT}" "#include \"proof/postgresql/proof_sources.hpp\"

namespace pawl::generator {

std::string_view digest_of_proof_sources() { return \"${digest}\"; }

}  // namespace pawl::generator
")
