#include "core/script_writer.hpp"

#include <utility>

#include "core/failing.hpp"
#include "core/planning.hpp"

namespace pawl {

script_writer::script_writer(const command_script& what, transaction_scope otherwise, script_words words)
    : what_{what},
      scope_{what.options.transaction.value_or(otherwise)},
      words_{std::move(words)},
      has_history_{what.has_history} {
  for (const history_row& row : what.history) chains_.push_back(row.chain);
}

void script_writer::write_steps() {
  for (std::size_t done = 0; done < what_.steps.size();) {
    if (is_standalone(what_.steps[done])) {
      write_standalone(what_.steps[done++]);
      continue;
    }
    const plan batch = next_batch(what_.steps, done, scope_);
    write_transaction(batch);
    done += batch.size();
  }
}

void script_writer::begin_history() {
  text_ += has_history_ ? demand(stands_where_planned()) : concat({words_.creating_history, ";\n"});
  has_history_ = true;
}

std::uint32_t script_writer::move_on(const planned_step& step) {
  if (step.direction == direction::up) {
    chains_.emplace_back(step.migration->chain);
    return static_cast<std::uint32_t>(chains_.size());
  }
  chains_.pop_back();
  return static_cast<std::uint32_t>(chains_.size() + 1);
}

std::string script_writer::stands_where_planned() const {
  const std::string ordinal = std::to_string(chains_.size());
  const std::string& equals = words_.equals;
  const std::string rows = concat({"EXISTS (SELECT 1 FROM ", words_.table, " WHERE set_name", equals,
                                   words_.quoted(what_.set.name), " AND ordinal"});
  std::string condition = concat({"NOT ", rows, words_.greater, ordinal, ")"});
  if (chains_.empty()) return condition;
  condition += concat({" AND ", rows, equals, ordinal, " AND chain", equals, words_.quoted(chains_.back()),
                       " AND (state", equals, "'applied' OR state", equals, "'baseline'))"});
  return condition;
}

}  // namespace pawl
