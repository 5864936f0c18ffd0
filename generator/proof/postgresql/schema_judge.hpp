#pragma once

/// Whether programs that were built without a migration keep working, from PostgreSQL's catalogues before and after it.

#include <set>
#include <string>
#include <vector>

#include "proof/postgresql/catalogue_text.hpp"
#include "source/judgement.hpp"
#include "source/unseen_change.hpp"

namespace pawl::generator {

/// `unseen` is what the statements do besides, which is harmless where it is done to nothing that was there. `foreign`
/// are the names of functions that are not the set's.
judgement judge_schemas(const catalogue_text& before, const catalogue_text& after,
                        const std::vector<unseen_change>& unseen, const std::set<std::string, std::less<>>& foreign);

}  // namespace pawl::generator
