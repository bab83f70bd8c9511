// Unpacking gzip and zstd. See source.hpp.
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <utility>

#include "batch/source.hpp"

namespace huiqi::batch {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;

Failure damaged(const std::string& file) {
  return {{fmt::format("{} 的压缩数据已损坏", file), fmt::format("{} holds damaged compressed data", file)}};
}

Failure cut_short(const std::string& file) {
  return {{fmt::format("{} 的压缩数据不完整,文件被截断", file),
           fmt::format("{} ends in the middle of its compressed data", file)}};
}

class GzipSource : public Source {
 public:
  GzipSource(std::unique_ptr<Source> packed, std::string file) : packed_(std::move(packed)), file_(std::move(file)) {
    constexpr int gzip_alone = 16;
    if (inflateInit2(&state_, MAX_WBITS + gzip_alone) != Z_OK) throw damaged(file_);
  }
  ~GzipSource() override { inflateEnd(&state_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(char* into, std::size_t most) override {
    state_.next_out = reinterpret_cast<Bytef*>(into);
    state_.avail_out = static_cast<uInt>(most);
    while (state_.avail_out == most) {
      if (state_.avail_in == 0 && !refill()) {
        if (inside_) throw cut_short(file_);
        return 0;
      }
      if (!inside_) {
        inside_ = true;
        if (inflateReset(&state_) != Z_OK) throw damaged(file_);
      }
      const int result = inflate(&state_, Z_NO_FLUSH);
      if (result == Z_STREAM_END)
        inside_ = false;  // another member may follow
      else if (result != Z_OK && result != Z_BUF_ERROR)
        throw damaged(file_);
    }
    return most - state_.avail_out;
  }

 private:
  bool refill() {
    const std::size_t got = packed_->read(bytes_.data(), bytes_.size());
    state_.next_in = reinterpret_cast<Bytef*>(bytes_.data());
    state_.avail_in = static_cast<uInt>(got);
    return got != 0;
  }

  std::unique_ptr<Source> packed_;
  std::string file_;
  z_stream state_{};
  bool inside_ = true;  // a member; an empty file is none
  std::array<char, piece> bytes_{};
};

class ZstdSource : public Source {
 public:
  ZstdSource(std::unique_ptr<Source> packed, std::string file)
      : packed_(std::move(packed)), file_(std::move(file)), state_(ZSTD_createDStream(), &ZSTD_freeDStream) {}

  std::size_t read(char* into, std::size_t most) override {
    ZSTD_outBuffer out{into, most, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size && !flushing_ && !refill()) {
        if (inside_) throw cut_short(file_);
        return 0;
      }
      const std::size_t result = ZSTD_decompressStream(state_.get(), &out, &in_);
      if (ZSTD_isError(result) != 0) throw damaged(file_);
      inside_ = result != 0;
      flushing_ = inside_ && out.pos == out.size;  // more may wait inside
    }
    return out.pos;
  }

 private:
  bool refill() {
    in_ = {bytes_.data(), packed_->read(bytes_.data(), bytes_.size()), 0};
    return in_.size != 0;
  }

  std::unique_ptr<Source> packed_;
  std::string file_;
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> state_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool inside_ = true;  // a frame; an empty file is none
  bool flushing_ = false;
  std::array<char, piece> bytes_{};
};

}  // namespace

std::unique_ptr<Source> unpack(std::unique_ptr<Source> packed, Compression compression, const std::string& file) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<GzipSource>(std::move(packed), file);
    case Compression::zstd:
      return std::make_unique<ZstdSource>(std::move(packed), file);
    default:
      return packed;
  }
}

}  // namespace huiqi::batch
