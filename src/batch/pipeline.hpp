// One thread reads blocks, several work on them, the caller takes the results in order. At most a fixed number of blocks is on its
// way at any time. Tests: tests/batch/agree_test.cpp, and by the thread sanitizer (preset tsan)
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace huiqi::batch {

/// `Work` is what the reader fills; `Done` what a worker makes of it.
template <class Work, class Done>
class Pipeline {
 public:
  using Read = std::function<bool(Work&)>;                                ///< false at the end
  using MakeWorker = std::function<std::function<void(Work&, Done&)>()>;  ///< called once in each worker's thread
  using Take = std::function<bool(Done&)>;  ///< in order, in the caller's thread; false stops all

  /// Returns when everything was taken, or `take` said stop. Throws what any of the three threw first; all threads are joined.
  /// `at_end` is called before that: a reader that waits must be told.
  static void run(unsigned threads, const Read& read, const MakeWorker& make_worker, const Take& take,
                  const std::function<void()>& at_end) {
    Pipeline pipeline(threads);
    std::vector<std::thread> running;
    try {
      running.emplace_back([&] { pipeline.guarded([&] { pipeline.read_all(read); }); });
      for (unsigned i = 0; i < threads; ++i)
        running.emplace_back([&] { pipeline.guarded([&] { pipeline.work(make_worker()); }); });
      pipeline.take_all(take);
    } catch (...) {
      pipeline.fail(std::current_exception());
    }
    pipeline.end();
    at_end();
    for (std::thread& each : running) each.join();
    if (pipeline.failure_) std::rethrow_exception(pipeline.failure_);
  }

 private:
  explicit Pipeline(unsigned threads) : window_(4 * std::uint64_t{threads} + 2) {}

  template <class Do>
  void guarded(Do&& what) {
    try {
      what();
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!ended_) failure_ = std::move(failure);  // what follows upon the end is no failure of its own
    ended_ = true;
    changed_.notify_all();
  }

  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  void read_all(const Read& read) {
    for (std::uint64_t number = 0;; ++number) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || number < taken_ + window_; });
        if (ended_) return;
      }
      Work work;
      const bool more = read(work);
      const std::lock_guard lock(mutex_);
      if (more)
        todo_.emplace_back(number, std::move(work));
      else
        total_ = number;
      read_all_ = !more;
      changed_.notify_all();
      if (!more) return;
    }
  }

  void work(const std::function<void(Work&, Done&)>& worker) {
    for (;;) {
      std::pair<std::uint64_t, Work> next;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || !todo_.empty() || read_all_; });
        if (ended_ || todo_.empty()) return;
        next = std::move(todo_.front());
        todo_.pop_front();
      }
      Done done;
      worker(next.second, done);
      const std::lock_guard lock(mutex_);
      done_.emplace(next.first, std::move(done));
      changed_.notify_all();
    }
  }

  void take_all(const Take& take) {
    for (;;) {
      Done done;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || done_.contains(taken_) || (read_all_ && taken_ == total_); });
        if (ended_ || !done_.contains(taken_)) return;
        done = std::move(done_.extract(taken_).mapped());
        ++taken_;
        changed_.notify_all();
      }
      if (!take(done)) return;
    }
  }

  const std::uint64_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::uint64_t, Work>> todo_;
  std::map<std::uint64_t, Done> done_;
  std::uint64_t taken_ = 0, total_ = 0;
  bool read_all_ = false, ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace huiqi::batch
