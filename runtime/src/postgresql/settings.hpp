#pragma once

/// What a session is set to while a script runs.

#include <string>

#include <pawl/options.hpp>

namespace pawl::postgresql {

/// How long a setting lasts.
enum class lasting { transaction, session };

/// Statements that set what scripts rely on: how strings are read, that their text is UTF-8, how long a statement waits
/// for a table. With `watches`, also that the server looks now and then whether we are still there: a statement of a
/// program that was killed would otherwise run on, and keep the lock. What lasts as long as the transaction leaves
/// nothing on the caller's connection, nor on somebody else's behind a pooler.
std::string script_settings(const options& options, bool watches, lasting lasting);

/// SQL for whether the server can watch and does not yet.
std::string could_watch();

/// SQL for the statement that sets back all that script_settings() changes.
std::string settings_as_they_are();

}  // namespace pawl::postgresql
