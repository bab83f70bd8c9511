// The schema of files of application windows. Keys: windows/keys.hpp. Reference: docs/windows.md. Tests: tests/schema/
#include "windows/keys.hpp"

#include "schema/schemas.hpp"

namespace huiqi::schema {

Node windows_schema(Definitions& definitions, const Loaded& loaded) {
  definitions.add("windows", [] {
    Node window = object_of(windows::window_keys());
    put(window, "anyOf", list({requires_keys({"opens"}), requires_keys({"closes"})}));
    return list_of(std::move(window));
  });
  definitions.add("provisions_or_policies", [&] {
    read::Choices known = rule_set_choices(loaded);
    for (const language::RuleSet& set : loaded.rule_sets) {
      for (const language::Provision& each : set.provisions) {
        if (windows::is_applied_for(each.kind)) known.push_back({each.id, each.title});
      }
    }
    return list_of(known_or_new(known), 1);
  });
  return object_of(windows::file_keys());
}

}  // namespace huiqi::schema
