// Packing as gzip and zstd. See sink.hpp. No time and no name is written, so the same answers give the same file.
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <array>

#include "batch/sink.hpp"

namespace huiqi::batch {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;

Failure not_packed(const std::string& file) {
  return {{fmt::format("{} 压缩失败", file), fmt::format("{} could not be compressed", file)}};
}

class GzipPacker : public Packer {
 public:
  explicit GzipPacker(std::string file) : file_(std::move(file)) {
    constexpr int gzip = 16, memory = 8;
    if (deflateInit2(&state_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip, memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw not_packed(file_);
  }
  ~GzipPacker() override { deflateEnd(&state_); }
  GzipPacker(const GzipPacker&) = delete;
  GzipPacker& operator=(const GzipPacker&) = delete;

  void pack(std::string_view bytes, bool last, std::string& out) override {
    std::string in(bytes);
    state_.next_in = reinterpret_cast<Bytef*>(in.data());
    state_.avail_in = static_cast<uInt>(in.size());
    std::array<char, piece> ready{};
    do {
      state_.next_out = reinterpret_cast<Bytef*>(ready.data());
      state_.avail_out = static_cast<uInt>(ready.size());
      if (deflate(&state_, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR) throw not_packed(file_);
      out.append(ready.data(), ready.size() - state_.avail_out);
    } while (state_.avail_out == 0);
  }

 private:
  std::string file_;
  z_stream state_{};
};

class ZstdPacker : public Packer {
 public:
  explicit ZstdPacker(std::string file) : file_(std::move(file)), state_(ZSTD_createCCtx(), &ZSTD_freeCCtx) {
    ZSTD_CCtx_setParameter(state_.get(), ZSTD_c_checksumFlag, 1);
  }

  void pack(std::string_view bytes, bool last, std::string& out) override {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::array<char, piece> ready{};
    for (bool more = true; more;) {
      ZSTD_outBuffer part{ready.data(), ready.size(), 0};
      const std::size_t left = ZSTD_compressStream2(state_.get(), &part, &in, last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0) throw not_packed(file_);
      out.append(ready.data(), part.pos);
      more = last ? left != 0 : in.pos < in.size;
    }
  }

 private:
  std::string file_;
  std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> state_;
};

}  // namespace

std::unique_ptr<Packer> make_packer(Compression compression, const std::string& file) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<GzipPacker>(file);
    case Compression::zstd:
      return std::make_unique<ZstdPacker>(file);
    default:
      return nullptr;
  }
}

}  // namespace huiqi::batch
