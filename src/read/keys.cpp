// See keys.hpp.
#include "read/keys.hpp"

#include <algorithm>
#include <utility>

namespace huiqi::read {

Keys::Keys(Text what, std::vector<Key> keys) : what_(std::move(what)), keys_(std::move(keys)) {
  for (const Key& key : keys_) names_.push_back(key.name);
}

std::vector<std::string> names_of(const Choices& choices) {
  std::vector<std::string> names;
  for (const Choice& each : choices) names.push_back(each.name);
  return names;
}

bool is_one_of(const std::string& word, const Choices& choices) {
  return std::any_of(choices.begin(), choices.end(), [&](const Choice& each) { return each.name == word; });
}

Key schema_key() {
  return {"$schema",
          "string",
          {"编辑器所用的 JSON Schema,引擎不读", "the JSON Schema that an editor uses; the engine does not read it"}};
}

const Keys& acceptance_keys() {
  static const Keys keys(
      {"认可", "an acceptance"},
      {{"finding", "finding_accepted", {"哪一项检查", "which rule of huiqi check"}, Need::required},
       {"of", "name", {"所涉条件、条款或事实的编号", "the id that the finding is of"}, Need::required},
       {"because", "text", {"为何有意如此", "why it is meant"}, Need::required}});
  return keys;
}

Key format_key(Need need) { return {"format", "format", {"格式版本,现为 1", "version of the format: 1"}, need}; }

}  // namespace huiqi::read
