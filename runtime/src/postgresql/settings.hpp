#pragma once

/// What a session is set to while a script runs. All of it ends with the transaction, so that nothing stays behind on
/// the caller's connection, or on somebody else's behind a pooler.

#include <string>

#include <pawl/options.hpp>

namespace pawl::postgresql {

/// A SELECT that sets, until the transaction ends, what scripts rely on: how strings are read, that their text is
/// UTF-8, how long a statement waits for a table. Also that the server looks now and then whether we are still there: a
/// statement of a program that was killed would otherwise run on, and keep the lock.
std::string script_settings(const options& options);

/// The same for the statement that runs outside a transaction, until it is set back.
std::string session_settings(const options& options);
/// SQL for the statement that sets back what session_settings() changes; to be asked before.
std::string settings_as_they_are();

}  // namespace pawl::postgresql
