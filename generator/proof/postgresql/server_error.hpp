#pragma once

/// What the server says about a statement, with its place in the file and a way out.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pawl/error.hpp>

#include "diagnostics/diagnostic.hpp"
#include "proof/postgresql/catalogue_text.hpp"
#include "proof/postgresql/proof_record.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The byte of a script that stands at a line and column of its file; the script's beginning where there is none.
std::uint32_t offset_at(const script& script, std::uint32_t line, std::uint32_t column);

/// The finding for a script that the server refused: `postgresql-proof`, or `proof-limit`. A suggestion is chosen
/// from `names`.
diagnostic explain_refusal(const pawl::error& error, const script& script, const known_names& names);

/// The finding for a script that ended the session in which it ran, on a server that goes on.
diagnostic explain_ended_session(const script& script);

/// Whether the server lacks something that another one may have: an extension, or the rights of a superuser. The
/// script is not wrong then; it cannot be proven here.
std::optional<proof_stop> not_provable(const pawl::error& error, const script& script);

/// The finding for it.
diagnostic explain_stop(const proof_stop& stop, const script& script, std::size_t others);

/// Whether the server broke, rather than refused.
bool is_damage(const pawl::error& error);

}  // namespace pawl::generator
