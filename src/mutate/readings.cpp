// Accepted readings: another one as the default, one of them not accepted. See operators.hpp.
#include <algorithm>

#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Expr;
using language::ExprPtr;
using language::Op;

namespace {

/// Reorders or thins out the options of one point, everywhere in the provision: `order` holds the old places.
class Reordering {
 public:
  Reordering(std::string point, std::vector<std::size_t> order) : point_(std::move(point)), order_(std::move(order)) {}

  void operator()(language::Provision& provision) const {
    for (language::ReadingPoint& point : provision.points) {
      if (point.name == point_) point.options = taken(point.options);
    }
    if (provision.grant && provision.grant->point == point_) {
      provision.grant->options = taken(provision.grant->options);
      provision.grant->alternatives = taken(provision.grant->alternatives);
    }
    const NodeChange change = [this](const Expr& found) -> ExprPtr {
      auto made = copy_of(found);
      if (found.name == point_) {
        made->options = taken(found.options);
        made->args = taken(found.args);
      }
      return made;
    };
    for (const Site& site : sites(provision)) Rewriter(site, change).through(provision);
  }

 private:
  template <class T>
  std::vector<T> taken(const std::vector<T>& all) const {
    std::vector<T> result;
    for (const std::size_t place : order_) result.push_back(all[place]);
    return result;
  }

  static void find(const ExprPtr& node, std::vector<Site>& found) {
    if (!node) return;
    for (const ExprPtr& arg : node->args) find(arg, found);
    if (node->op != Op::reading) return;
    const Site site = site_of(*node);
    if (std::find(found.begin(), found.end(), site) == found.end()) found.push_back(site);
  }

  static std::vector<Site> sites(const language::Provision& provision) {
    std::vector<Site> found;
    for_each_root(provision, [&](const ExprPtr& root) { find(root, found); });
    return found;
  }

  std::string point_;
  std::vector<std::size_t> order_;
};

Text same(const std::string& text) { return {text, text}; }

}  // namespace

void read_otherwise(const language::Provision& provision, ProvisionProposals& proposals) {
  for (const language::ReadingPoint& point : provision.points) {
    const std::size_t count = point.options.size();
    for (std::size_t chosen = 1; chosen < count; ++chosen) {
      std::vector<std::size_t> order = {chosen};
      for (std::size_t i = 0; i < count; ++i) {
        if (i != chosen) order.push_back(i);
      }
      proposals.add(Family::reading, point.name, "default_" + point.options[chosen], provision.place,
                    {"默认 " + point.options[0], "default " + point.options[0]},
                    {"默认 " + point.options[chosen], "default " + point.options[chosen]},
                    Reordering(point.name, order));
    }
    if (count < 2) continue;
    for (std::size_t left_out = 0; left_out < count; ++left_out) {
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < count; ++i) {
        if (i != left_out) order.push_back(i);
      }
      proposals.add(Family::reading, point.name, "without_" + point.options[left_out], provision.place,
                    same(point.options[left_out]), dropped(), Reordering(point.name, order));
    }
  }
}

}  // namespace huiqi::mutate
