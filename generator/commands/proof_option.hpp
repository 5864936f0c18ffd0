#pragma once

/// `--postgresql-proof`, as several verbs have it.

#include <string>

#include "proof/proof_options.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace pawl::generator {

/// `more` goes on with what the choices are.
CLI::Option& add_proof_option(CLI::App& verb, std::string& how, const std::string& more = {});

/// Throws `commands::usage_error` for a word that is none of the choices.
postgresql_proof read_proof(const std::string& how);

}  // namespace pawl::generator
