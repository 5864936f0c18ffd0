#include "conformance/engine.hpp"

namespace pawl::test {

std::string words(const report& report) {
  std::string text;
  for (const step_report& step : report.steps) {
    if (!text.empty()) text += ' ';
    text += step.baseline ? '=' : step.direction == direction::up ? '+' : '-';
    text += step.version == repeatable_version ? step.name : step.version;
  }
  return text;
}

error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const error& e) {
    return e;
  }
  ADD_FAILURE() << "nothing was thrown";
  return error{{}};
}

}  // namespace pawl::test
