// Profiles built in code. See huiqi/profile.hpp. Tests: tests/evaluate/engine_test.cpp
#include <memory>

#include "evaluate/loaded.hpp"
#include "huiqi/engine.hpp"
#include "profile/applicant.hpp"

namespace huiqi {

using read::Node;

struct ProfileBuilder::State {
  std::shared_ptr<const vocabulary::Vocabulary> vocabulary;
  profile::KnownIds known;
  Node root;
  std::string name = "profile";
  std::vector<Diagnostic> diagnostics;
};

namespace {

Node string_node(std::string text) {
  Node node;
  node.kind = Node::Kind::string;
  node.text = std::move(text);
  return node;
}

Node number_node(std::string text) {
  Node node;
  node.kind = Node::Kind::number;
  node.text = std::move(text);
  return node;
}

/// A value that was set in code has no place in any file.
void clear_places(Node& node) {
  node.place = {};
  for (Node& item : node.items) clear_places(item);
  for (read::Member& member : node.members) {
    member.place = {};
    clear_places(member.value);
  }
}

/// A path that leads nowhere is reported by build().
template <class State>
void put(State& state, std::string_view path, std::optional<Node> value) {
  auto problem = profile::set_path(state.root, path, std::move(value), *state.vocabulary);
  if (!problem) return;
  Diagnostic diagnostic;
  diagnostic.code = "bad_path";
  diagnostic.file = state.name;
  diagnostic.path = path;
  diagnostic.message = *problem;
  state.diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

ProfileBuilder::ProfileBuilder(const Engine& engine) : state_(std::make_unique<State>()) {
  state_->vocabulary = engine.loaded().vocabulary;
  state_->known = engine.loaded().known;
  state_->root.kind = Node::Kind::object;
}
ProfileBuilder::~ProfileBuilder() = default;
ProfileBuilder::ProfileBuilder(ProfileBuilder&&) noexcept = default;
ProfileBuilder& ProfileBuilder::operator=(ProfileBuilder&&) noexcept = default;

ProfileBuilder& ProfileBuilder::set(std::string_view path, std::string_view text) {
  put(*state_, path, string_node(std::string(text)));
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, bool yes) {
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = yes;
  put(*state_, path, node);
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, int count) {
  put(*state_, path, number_node(std::to_string(count)));
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, std::int64_t count) {
  put(*state_, path, number_node(std::to_string(count)));
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, Money money) {
  put(*state_, path, number_node(money.to_string()));
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, Date day) {
  put(*state_, path, string_node(day.to_string()));
  return *this;
}
ProfileBuilder& ProfileBuilder::set(std::string_view path, const std::vector<std::string>& words) {
  Node list;
  list.kind = Node::Kind::array;
  for (const std::string& word : words) list.items.push_back(string_node(word));
  put(*state_, path, list);
  return *this;
}
ProfileBuilder& ProfileBuilder::set_empty(std::string_view path) { return set(path, std::vector<std::string>{}); }
ProfileBuilder& ProfileBuilder::remove(std::string_view path) {
  put(*state_, path, std::nullopt);
  return *this;
}

ProfileBuilder& ProfileBuilder::set_json(std::string_view path, std::string_view json) {
  auto node = read::parse(json, state_->name, {}, state_->diagnostics);
  if (!node) return *this;
  clear_places(*node);
  put(*state_, path, node->is_null() ? std::optional<Node>() : node);
  return *this;
}

ProfileBuilder& ProfileBuilder::from_json(std::string_view json, const std::string& name) {
  state_->name = name;
  if (auto node = read::parse(json, name, {}, state_->diagnostics)) state_->root = std::move(*node);
  return *this;
}

ProfileBuilder& ProfileBuilder::from_profile(const Profile& profile) {
  state_->name = profile.applicant().file;
  if (profile.applicant().source) state_->root = *profile.applicant().source;
  return *this;
}

Result<Profile> ProfileBuilder::build() const {
  Result<Profile> result;
  result.diagnostics = state_->diagnostics;
  if (has_errors(result.diagnostics)) return result;
  auto applicant =
      profile::read_applicant(state_->root, state_->name, state_->vocabulary, state_->known, result.diagnostics);
  if (!applicant) return result;
  applicant->source = std::make_shared<const Node>(state_->root);
  result.value.emplace(std::make_shared<const profile::Applicant>(std::move(*applicant)));
  return result;
}

}  // namespace huiqi
