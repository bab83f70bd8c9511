// Rule `citation`: every citation names a clause that the document's `structure` lists: itself, a clause above it or one
// below it. A citation may join several with 、, 和, 及, 与 or 至. Sets without a structure are not examined.
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

  /// 第七条第(四)项 begins with 第七条, 四、(十六)第2句前半 with 四、(十六)第2句; 三、(一)10. does not begin with 三、(一)1., nor
  /// 第一条 with 第一, nor 第七条之一 with 第七条.
  static bool begins_with_clause(const std::string& cite, const std::string& clause) {
    if (clause.empty() || !cite.starts_with(clause)) return false;
    const std::string_view rest = std::string_view(cite).substr(clause.size());
    const auto among = [](std::string_view text, const std::vector<std::string_view>& words, bool end) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return end ? text.ends_with(word) : text.starts_with(word); });
    };
    if (rest.empty()) return true;
    if (rest.starts_with("之")) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digit(clause.back())) return !digit(rest[0]);
    if (digit(rest[0])) return true;
    return among(rest, {"第", "(", "（", "、", ".", "和", "及", "至", "与", ",", "，"}, false) ||
           among(clause, {"条", "章", "节", "款", "项", "目", "句", "编", "段", "表", "知", "件", ")", "）", "、", "."},
                 true);
  }

  /// The whole citation, or each of the parts that 、, 和, 及, 与 or 至 join.
  bool resolves(const std::string& cite) const {
    for (std::size_t at = 0; at < cite.size(); ++at) {
      const std::size_t joint = joint_at(cite, at);
      if (joint != 0 && known(cite.substr(0, at)) && resolves(cite.substr(at + joint))) return true;
    }
    return known(cite) && !has_unknown_tail(cite);
  }

  static std::size_t joint_at(const std::string& cite, std::size_t at) {
    for (const std::string_view joint : {"、", "和", "及", "与", "至"}) {
      if (std::string_view(cite).substr(at).starts_with(joint)) return joint.size();
    }
    return 0;
  }

  /// 第十五条第(二)项、第九十九条: the first part is known and hides that the second is not.
  bool has_unknown_tail(const std::string& cite) const {
    for (std::size_t at = 0; at < cite.size(); ++at) {
      const std::size_t joint = joint_at(cite, at);
      if (joint == 0) continue;
      const std::string rest = cite.substr(at + joint);
      const std::size_t article = rest.find("条");
      if (known(cite.substr(0, at)) && rest.starts_with("第") && article < 20 && !known(rest)) return true;
    }
    return false;
  }

  void check(const Node& cite, const std::string& id) {
    if (resolves(cite.text)) return;
    Text suggestion = read::did_you_mean(cite.text, clauses_);
    if (suggestion.empty())
      suggestion = {"改正出处,或把这一条写进 structure", "mend the citation, or add the clause to the structure"};
    subject_.report("citation", Certainty::proven, cite.place, id,
                    {fmt::format("出处“{}”不在本文件的结构(structure)之中", cite.text),
                     fmt::format("\"{}\" is no clause of the document's structure", cite.text)},
                    suggestion);
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
