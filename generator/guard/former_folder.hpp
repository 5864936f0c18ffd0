#pragma once

/// A folder that was moved or renamed since a commit.

#include <optional>
#include <string>
#include <vector>

#include "git/repository.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The names of the files that the set was read from, sorted.
std::vector<std::string> file_names(const migration_set& set);

/// Where the set's folder was in `commit`: the folder from which most files are gone that have the name or the bytes of
/// one in the set. With a `/` at its end, empty for the top of the repository; no value where there is none.
std::optional<std::string> former_folder(const repository& git, const std::string& commit, const migration_set& set);

}  // namespace pawl::generator
