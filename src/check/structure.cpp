// Rule `structure`: the document's structure lists every provision, and every clause once. Sets without a structure are not
// examined. Tests: tests/check/structure/
#include <fmt/format.h>

#include <algorithm>

#include "check/rule.hpp"

namespace huiqi::check {

void check_structure(const Subject& subject) {
  const auto& structure = subject.set.structure;
  if (structure.empty()) return;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const auto before = std::find_if(structure.begin(), structure.begin() + static_cast<std::ptrdiff_t>(i),
                                     [&](const language::Clause& each) { return each.cite == structure[i].cite; });
    if (before == structure.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    subject.report("structure", Certainty::proven, structure[i].place, structure[i].cite,
                   {fmt::format("“{}”在文件结构中列了两次", structure[i].cite),
                    fmt::format("the structure lists \"{}\" twice", structure[i].cite)},
                   {"两处合为一处,或改正其中一处的编号", "make them one, or mend the number of one of them"});
  }
  for (const language::Provision& provision : subject.set.provisions) {
    const bool listed = std::any_of(structure.begin(), structure.end(), [&](const language::Clause& clause) {
      return std::any_of(clause.ids.begin(), clause.ids.end(), [&](const std::string& id) {
        return id == provision.id || id.starts_with(provision.id + ".");
      });
    });
    if (listed) continue;
    subject.report("structure", Certainty::proven, provision.place, provision.id,
                   {fmt::format("文件结构的 ids 没有列出条款“{}”", provision.id),
                    fmt::format("no clause of the structure has \"{}\" among its ids", provision.id)},
                   {fmt::format("写进“{}”一条的 ids", provision.cite),
                    fmt::format("add it to the ids of the clause \"{}\"", provision.cite)});
  }
}

}  // namespace huiqi::check
