// Rule `citation`: every citation names a clause that the document's `structure` lists: itself, a clause above it or one
// below it. A citation may join several with 、. Sets without a structure are not examined.
// Tests: tests/check/citation/
#include <fmt/format.h>

#include <algorithm>

#include "check/clause_tree.hpp"
#include "check/rule.hpp"
#include "read/object.hpp"
#include "read/suggest.hpp"

namespace huiqi::check {
namespace {

using read::Node;

class Citations {
 public:
  explicit Citations(const Subject& subject) : subject_(subject) {
    for (const language::Clause& clause : subject.set.structure) clauses_.push_back(clause.cite);
  }

  void walk(const Node& node, const std::string& id) {
    for (const Node& item : node.items) walk(item, id);
    const Node* own = node.is_object() ? node.find("id") : nullptr;
    const std::string& here = own != nullptr ? own->text : id;
    for (const read::Member& member : node.members) {
      if (member.key == "structure" || member.key == "repeals") continue;
      if ((member.key == "cite" || member.key == "until_cite") && member.value.is_string()) check(member.value, here);
      walk(member.value, here);
    }
  }

 private:
  bool known(const std::string& cite) const {
    return std::any_of(clauses_.begin(), clauses_.end(), [&](const std::string& clause) {
      return begins_with_clause(cite, clause) || begins_with_clause(clause, cite);
    });
  }

  /// 第七条第(四)项 begins with 第七条, 四、(十六)第2句前半 with 四、(十六)第2句; 三、(一)10. does not begin with 三、(一)1.
  static bool begins_with_clause(const std::string& cite, const std::string& clause) {
    if (clause.empty() || !cite.starts_with(clause)) return false;
    const char next = cite.size() > clause.size() ? cite[clause.size()] : '\0';
    const bool goes_on = next >= '0' && next <= '9' && clause.back() >= '0' && clause.back() <= '9';
    return !goes_on;
  }

  /// The whole citation, or each of the parts that a 、 joins.
  bool resolves(const std::string& cite) const {
    static const std::string joint = "、";
    if (known(cite) && cite.find(joint) == std::string::npos) return true;
    for (std::size_t at = cite.find(joint); at != std::string::npos; at = cite.find(joint, at + joint.size())) {
      if (known(cite.substr(0, at)) && resolves(cite.substr(at + joint.size()))) return true;
    }
    return known(cite) && !has_unknown_tail(cite);
  }

  /// 第十五条第(二)项、第九十九条: the first part is known and hides that the second is not.
  bool has_unknown_tail(const std::string& cite) const {
    static const std::string joint = "、";
    for (std::size_t at = cite.find(joint); at != std::string::npos; at = cite.find(joint, at + joint.size())) {
      const std::string rest = cite.substr(at + joint.size());
      const std::size_t article = rest.find("条");
      if (known(cite.substr(0, at)) && rest.starts_with("第") && article < 20 && !known(rest)) return true;
    }
    return false;
  }

  void check(const Node& cite, const std::string& id) {
    if (resolves(cite.text)) return;
    subject_.report("citation", Certainty::proven, cite.place, id,
                    {fmt::format("出处“{}”不在本文件的结构(structure)之中", cite.text),
                     fmt::format("\"{}\" is no clause of the document's structure", cite.text)},
                    read::did_you_mean(cite.text, clauses_));
  }

  const Subject& subject_;
  std::vector<std::string> clauses_;
};

}  // namespace

void check_citations(const Subject& subject) {
  if (subject.set.structure.empty()) return;
  Citations(subject).walk(subject.root, "");
}

}  // namespace huiqi::check
