#include "commands/proof_option.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/exit_codes.hpp"

namespace pawl::generator {

CLI::Option& add_proof_option(CLI::App& verb, std::string& how, const std::string& more) {
  return *verb.add_option("--postgresql-proof", how,
                          "auto: on a throw-away server where one is found; server: always; parser: never" + more)
              ->type_name("<how>");
}

postgresql_proof read_proof(const std::string& how) {
  if (how == "auto") return postgresql_proof::automatic;
  if (how == "server") return postgresql_proof::server;
  if (how == "parser") return postgresql_proof::parser;
  throw commands::usage_error{fmt::format("--postgresql-proof {}: there are auto, server and parser", how)};
}

}  // namespace pawl::generator
