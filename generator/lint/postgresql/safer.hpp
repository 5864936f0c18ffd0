#pragma once

/// How a hint writes out the safer SQL.

#include <string>
#include <string_view>

namespace pawl::generator {

/// What has to be done in two transactions, which are two files.
std::string in_two_migrations(std::string_view first, std::string_view then);

/// What no transaction can hold: a file of its own.
std::string in_its_own_migration(std::string_view sql);

/// What may stand where the statement stands.
std::string instead(std::string_view sql);

}  // namespace pawl::generator
