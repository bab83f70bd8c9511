// See keys.hpp. The forms named here are definitions of the JSON Schema: src/schema/windows.cpp.
#include "windows/keys.hpp"

namespace huiqi::windows {

using read::Keys;
using read::Need;

const Keys& file_keys() {
  static const Keys keys({"申报窗口文件", "a file of application windows"},
                         {read::schema_key(),
                          read::format_key(Need::required),
                          {"comment", "anything", {"给读者的说明", "for the reader"}},
                          {"checked_on",
                           "day_or_null",
                           {"最近一次核对公告的日期", "the day on which the announcements were last looked at"}},
                          {"windows", "windows", {"申报窗口", "the windows"}, Need::required}});
  return keys;
}

const Keys& window_keys() {
  static const Keys keys(
      {"申报窗口", "an application window"},
      {{"id", "words", {"编号,不重复", "its id; no two alike"}, Need::required},
       {"provisions",
        "provisions_or_policies",
        {"可申报的条款,或整份政策", "provisions, or a whole policy"},
        Need::required},
       {"title", "text", {"标题", "its title"}, Need::required},
       {"opens", "day_or_null", {"起始日", "the first day"}},
       {"closes", "day_or_null", {"截止日(含)", "the last day, included"}},
       {"source", "words", {"公告的文号或网址", "the announcement's number or address"}, Need::required},
       {"note", "text", {"说明", "a remark"}}});
  return keys;
}

}  // namespace huiqi::windows
