#pragma once

/// What git says when it refuses, in words that tell what to do.

#include <string_view>

#include "git/git_program.hpp"

namespace pawl::generator {

/// `errors` is what git printed, in English, before it ended with `exit_code`.
git_error complaint(std::string_view errors, int exit_code);

/// This clone does not have the bytes of some files.
git_error text_missing();

}  // namespace pawl::generator
