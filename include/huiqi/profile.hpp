// What is known of one applicant.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "huiqi/money.hpp"

namespace huiqi {

class Engine;

namespace profile {
struct Applicant;
}

/// A profile that was read and found free of errors. Immutable; copies are cheap and share it. It keeps the vocabulary
/// it was read with, so it may outlive the engine.
class Profile {
 public:
  explicit Profile(std::shared_ptr<const profile::Applicant> applicant) : applicant_(std::move(applicant)) {}
  const profile::Applicant& applicant() const { return *applicant_; }  ///< for the library's own parts

 private:
  std::shared_ptr<const profile::Applicant> applicant_;
};

/// Builds a profile in code, path by path, with the names of the profile file:
///
///     ProfileBuilder builder(engine);
///     builder.set("enterprise.main_business_revenue.2025", "1.4亿元");
///     builder.set("projects.p1.total_input", Money::from_fen(250'000'000));
///     Result<Profile> profile = builder.build();
///
/// An item of a list is named by its id (made on first use), or by its number from 0 where items have none:
/// "titles.0.name". Setting twice replaces. Nothing is checked before `build`, which gives the same diagnostics as a file.
class ProfileBuilder {
 public:
  explicit ProfileBuilder(const Engine& engine);
  ~ProfileBuilder();
  ProfileBuilder(ProfileBuilder&&) noexcept;
  ProfileBuilder& operator=(ProfileBuilder&&) noexcept;

  ProfileBuilder& set(std::string_view path, std::string_view text);  ///< money, share, day, word as a file writes them
  ProfileBuilder& set(std::string_view path, const char* text) { return set(path, std::string_view(text)); }
  ProfileBuilder& set(std::string_view path, bool yes);
  ProfileBuilder& set(std::string_view path, int count);
  ProfileBuilder& set(std::string_view path, std::int64_t count);
  ProfileBuilder& set(std::string_view path, Money money);
  ProfileBuilder& set(std::string_view path, Date day);
  ProfileBuilder& set(std::string_view path, const std::vector<std::string>& words);  ///< a set of words
  /// A list that is known to be empty.
  ProfileBuilder& set_empty(std::string_view path);
  /// As if it had never been stated.
  ProfileBuilder& remove(std::string_view path);
  /// Any JSON value; null removes; a text that is no JSON is reported by `build`.
  ProfileBuilder& set_json(std::string_view path, std::string_view json);
  /// Starts from a profile file's text instead of from nothing.
  ProfileBuilder& from_json(std::string_view json, const std::string& name);

  /// Starts from a profile that was read.
  ProfileBuilder& from_profile(const Profile& profile);

  Result<Profile> build() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace huiqi
