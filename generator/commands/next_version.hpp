#pragma once

/// The version that a new migration takes, in the style of those that are there.

#include <chrono>
#include <span>
#include <string>

#include "source/version.hpp"

namespace pawl::generator {

/// Counting numbers go on with the digits they have (`0007` -> `0008`), dates become now (`20230915120000`,
/// `2018-01-14-171611`), the last part of others rises (`1.2` -> `1.3`). Always higher than all of `versions`; `0001`
/// where there is none.
std::string next_version(std::span<const version> versions, std::chrono::system_clock::time_point now);

}  // namespace pawl::generator
