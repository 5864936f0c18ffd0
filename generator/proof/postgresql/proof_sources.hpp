#pragma once

/// What a remembered proof depends on besides scripts and server: Pawl itself.

#include <string_view>

namespace pawl::generator {

/// Of all sources that read, prove and judge scripts for PostgreSQL; CMake writes it.
std::string_view digest_of_proof_sources();

}  // namespace pawl::generator
