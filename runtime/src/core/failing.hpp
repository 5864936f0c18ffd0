#pragma once

/// Throwing `pawl::error` and putting its text together, out of line: on the way to a message nothing is in a hurry,
/// and inlined strings would be most of a program's copy of the runtime.

#include <initializer_list>
#include <string>
#include <string_view>

#include <pawl/error.hpp>

namespace pawl {

/// The parts, one after the other.
std::string concat(std::initializer_list<std::string_view> parts);

/// Throws an error that is about no place in a file.
[[noreturn]] void fail(errc code, std::string_view message, std::string_view hint = {});

/// Throws `errc::newer_database` for a history that says what this version of Pawl does not know.
[[noreturn]] void fail_for_later_pawl(std::string_view message);

}  // namespace pawl
