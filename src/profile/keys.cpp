// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/profile.cpp.
#include "profile/keys.hpp"

namespace huiqi::profile {

using read::Keys;
using read::Need;

const Keys& head_keys() {
  static const Keys keys({"申报主体资料", "a profile"}, {read::schema_key(),
                                                         read::format_key(Need::optional),
                                                         {"as_of", "day_or_null", {"申报日", "the filing day"}},
                                                         {"comment", "anything", {"给读者的说明", "for the reader"}}});
  return keys;
}

const Keys& determination_keys() {
  static const Keys keys(
      {"决定", "a determination"},
      {{"value", "yes_no", {"决定是(true)或否(false)", "decided so (true), or not (false)"}, Need::required},
       {"on", "day_or_null", {"哪天决定的", "the day of the decision"}},
       {"by", "string_or_null", {"由谁决定", "who decided"}},
       {"document", "string_or_null", {"决定的文号", "the document of the decision"}}});
  return keys;
}

}  // namespace huiqi::profile
