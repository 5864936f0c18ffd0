#pragma once

/// What the scripts that `plan` writes for the engines' shells have in common: their transactions, the history's rows,
/// and the question, first in each transaction, whether the history stands where the steps were planned for.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/command_engine.hpp>

namespace pawl {

/// How an engine's SQL says it.
struct script_words {
  /// The history.
  std::string table;
  std::string creating_history;
  std::string equals;
  std::string greater;
  /// As a literal.
  std::string (*quoted)(std::string_view text);
};

class script_writer {
 public:
  script_writer(const script_writer&) = delete;
  script_writer& operator=(const script_writer&) = delete;

 protected:
  script_writer(const command_script& what, transaction_scope otherwise, script_words words);
  virtual ~script_writer() = default;

  void write_steps();
  virtual void write_transaction(const plan& batch) = 0;
  /// Not called on an engine that runs everything in transactions.
  virtual void write_standalone(const planned_step&) {}
  /// What fails, and says why, where the condition is false.
  virtual std::string demand(const std::string& condition) const = 0;

  /// Behind BEGIN: makes the history, or demands that it stands where the steps before have left it. Somebody else may
  /// have gone on since the plan was made.
  void begin_history();
  /// The ordinal of the row that the step adds or takes away.
  std::uint32_t move_on(const planned_step& step);

  const command_script& what_;
  std::string text_;

 private:
  std::string stands_where_planned() const;

  const transaction_scope scope_;
  const script_words words_;
  bool has_history_;
  /// Of the rows that the history holds by now.
  std::vector<std::string> chains_;
};

/// What the failure of a demand says.
inline constexpr std::string_view stale_plan = "the history has changed since this was planned: plan again";

}  // namespace pawl
