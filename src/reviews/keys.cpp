// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/reviews.cpp.
#include "reviews/keys.hpp"

namespace huiqi::reviews {

using read::Keys;
using read::Need;

const Keys& file_keys() {
  static const Keys keys(
      {"复核记录文件", "a file of review records"},
      {read::schema_key(),
       read::format_key(Need::required),
       {"comment", "anything", {"给读者的说明", "for the reader"}},
       {"rule_set", "rule_set_id", {"所复核规则集的编号", "the id of the rule set that was reviewed"}, Need::required},
       {"reviews", "reviews", {"复核记录", "the records"}, Need::required}});
  return keys;
}

const Keys& review_keys() {
  static const Keys keys({"复核记录", "a review record"},
                         {{"provision", "provision", {"复核的条款", "the provision that was reviewed"}, Need::required},
                          {"by", "words", {"复核人", "who reviewed it"}, Need::required},
                          {"on", "day", {"复核日期", "on which day"}, Need::required},
                          {"digest",
                           "digest",
                           {"所复核内容的摘要,由 huiqi review 写", "of what was reviewed; huiqi review writes it"},
                           Need::required},
                          {"note", "text", {"说明", "a remark"}}});
  return keys;
}

}  // namespace huiqi::reviews
