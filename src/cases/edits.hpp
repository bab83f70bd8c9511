// Which edits of a case's profile are worth a try, so that its provision comes out another way: each fact that the
// provision reads, as this profile names it, and values for it. For `generate.hpp`. Tests: tests/cases/generate_test.cpp
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "evaluate/loaded.hpp"

namespace huiqi::cases {

/// One change of a profile; an empty value removes the fact. "as_of" is the filing day.
struct Edit {
  std::string path;
  read::Node value;
};

/// A fact that a provision reads, as one profile names it.
struct Handle {
  std::string path;
  const vocabulary::Fact* fact = nullptr;  ///< null: the filing day
};

/// Values that the cases of a file give to each fact, with whole lists and items among them.
class Pool {
 public:
  void add(const read::Node& profile, const vocabulary::Vocabulary& vocabulary);
  const std::vector<read::Node>& of(const vocabulary::Fact& fact) const;
  /// Items of a list.
  const std::vector<read::Node>& items(const vocabulary::Fact& list) const;

 private:
  void add_record(const read::Node& object, int record, const std::string& prefix,
                  const vocabulary::Vocabulary& vocabulary);
  static void put(std::vector<read::Node>& into, const read::Node& value);
  std::map<const vocabulary::Fact*, std::vector<read::Node>> values_, items_;
};

class Edits {
 public:
  Edits(const engine_detail::Loaded& loaded, const language::Provision& provision, const Pool& pool)
      : loaded_(loaded), provision_(provision), pool_(pool) {}

  /// The facts that the provision reads, each once, as the case's profile names them.
  std::vector<Handle> handles(const Case& each) const;
  /// Values for one of them other than a threshold's: what other cases give it, the ends of its domain, an ordinary figure.
  std::vector<Edit> values(const Handle& handle, const Case& each) const;

 private:
  struct Walk;
  /// Codes of areas (six digits) or industries (four) at which a range begins that the provision names.
  std::vector<std::string> codes(std::size_t digits) const;
  /// Numbers of items that a list is worth trying with.
  std::set<std::size_t> sizes(std::size_t there) const;
  read::Node of_size(read::Node list, std::size_t size, const vocabulary::Fact& fact) const;
  const engine_detail::Loaded& loaded_;
  const language::Provision& provision_;
  const Pool& pool_;
};

/// The facts below an expression; null among them: the filing day.
std::set<const vocabulary::Fact*> facts_below(const language::Expr& node, const engine_detail::Loaded& loaded);

/// An ordinary value of a fact with a figure, where nothing else is known of it.
Rational sample(const vocabulary::Fact& fact);

/// A stored value as a profile writes it.
read::Node written(const vocabulary::Fact* fact, const Rational& value);

read::Node text_node(std::string text);
read::Node number_node(std::string digits);
read::Node boolean_node(bool yes);

}  // namespace huiqi::cases
