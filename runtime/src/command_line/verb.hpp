#pragma once

/// The verbs that need a database: one entry of a table for each. Help, completion, manual and what they do come from
/// here, for the pawl program and for programs that call pawl::command_line().

#include <cstdint>
#include <span>

#include <pawl/command_engine.hpp>

#include "command_line/outcome.hpp"
#include "command_line/set_source.hpp"

namespace pawl::commands {

class session;

/// What else than the database a verb is given.
enum class operand : std::uint8_t { none, count, version };

struct verb {
  const char* name;
  const char* help;
  /// Behind the program's name.
  const char* example;
  commands::operand operand = operand::none;
  /// How it opens the database; `read` writes nothing.
  open_mode mode = open_mode::read;
  set_use use = set_use::compared;
  /// Whether it may lose data, and then asks.
  bool asks = false;
  outcome (*perform)(session&) = nullptr;

  bool writes() const noexcept { return mode != open_mode::read; }
};

std::span<const verb> database_verbs() noexcept;

}  // namespace pawl::commands
