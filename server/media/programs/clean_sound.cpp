#include "media/programs/clean_sound.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"

extern "C" {
#include <libavformat/avformat.h>
}

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

namespace chorus::media {
namespace {

constexpr std::size_t k_read_at_once = 32 * limits::k_kib;
constexpr int k_most_streams = 8;
// What a decoder must know beforehand is a few bytes; three heads of Vorbis are a few thousand.
constexpr int k_most_setup_bytes = 16 * 1024;
constexpr int k_most_setup_bytes_aac = 64;

// How a sound that is encoded like this is packed. WebM and Ogg both hold Opus; each stays what it
// was, since phones differ in which of them they play.
struct Packing {
  const char* muxer;
  const char* content_type;
};

std::optional<Packing> packing_of(AVCodecID codec, MediumFormat came_as) {
  switch (codec) {
    case AV_CODEC_ID_MP3: return Packing{"mp3", "audio/mpeg"};
    case AV_CODEC_ID_PCM_U8:
    case AV_CODEC_ID_PCM_S16LE:
    case AV_CODEC_ID_PCM_S24LE: return Packing{"wav", "audio/wav"};
    case AV_CODEC_ID_VORBIS: return Packing{"ogg", "audio/ogg"};
    case AV_CODEC_ID_OPUS:
      return came_as == MediumFormat::webm ? Packing{"webm", "audio/webm"}
                                           : Packing{"ogg", "audio/ogg"};
    case AV_CODEC_ID_AAC: return Packing{"mp4", "audio/mp4"};
    default: return std::nullopt;
  }
}

const char* demuxer_of(MediumFormat format) {
  switch (format) {
    case MediumFormat::mp3: return "mp3";
    case MediumFormat::wav: return "wav";
    case MediumFormat::ogg: return "ogg";
    case MediumFormat::webm: return "matroska";
    case MediumFormat::mp4: return "mov";
    default: return nullptr;
  }
}

// A file in memory, read as libavformat reads.
struct Source {
  const std::string& bytes;
  std::int64_t at = 0;

  static int read(void* opaque, std::uint8_t* to, int size) {
    auto& source = *static_cast<Source*>(opaque);
    const auto left = static_cast<std::int64_t>(source.bytes.size()) - source.at;
    if (left <= 0) return AVERROR_EOF;
    const auto count = std::min<std::int64_t>(left, size);
    std::memcpy(to, source.bytes.data() + source.at, static_cast<std::size_t>(count));
    source.at += count;
    return static_cast<int>(count);
  }
  static std::int64_t seek(void* opaque, std::int64_t offset, int whence) {
    auto& source = *static_cast<Source*>(opaque);
    const auto size = static_cast<std::int64_t>(source.bytes.size());
    if (whence == AVSEEK_SIZE) return size;
    const auto from = whence == SEEK_CUR ? source.at : whence == SEEK_END ? size : 0;
    if (from + offset < 0 || from + offset > size) return AVERROR(EINVAL);
    return source.at = from + offset;
  }
};

struct FreesReading {
  void operator()(AVIOContext* reading) const {
    av_freep(&reading->buffer);
    avio_context_free(&reading);
  }
};
struct ClosesInput {
  void operator()(AVFormatContext* input) const { avformat_close_input(&input); }
};
struct FreesPacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using Reading = std::unique_ptr<AVIOContext, FreesReading>;
using Input = std::unique_ptr<AVFormatContext, ClosesInput>;
using Packet = std::unique_ptr<AVPacket, FreesPacket>;

Reading reading_of(Source& source) {
  auto* buffer = static_cast<std::uint8_t*>(av_malloc(k_read_at_once));
  if (!buffer) return nullptr;
  return Reading(avio_alloc_context(buffer, k_read_at_once, 0, &source, &Source::read, nullptr,
                                    &Source::seek));
}

// Only by the demuxer of its format: none of the hundred others is reachable.
Input opened(MediumFormat format, AVIOContext* reading) {
  AVFormatContext* input = avformat_alloc_context();
  if (!input) return nullptr;
  input->pb = reading;
  input->max_streams = k_most_streams;
  // Frees it where it fails.
  if (avformat_open_input(&input, nullptr, av_find_input_format(demuxer_of(format)), nullptr) < 0) {
    return nullptr;
  }
  Input kept(input);
  return avformat_find_stream_info(input, nullptr) < 0 ? nullptr : std::move(kept);
}

AVStream* first_sound(const AVFormatContext& input) {
  for (unsigned i = 0; i < input.nb_streams; ++i) {
    if (input.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) return input.streams[i];
  }
  return nullptr;
}

bool is_sound_setup(const AVCodecParameters& sound) {
  const int most = sound.codec_id == AV_CODEC_ID_AAC ? k_most_setup_bytes_aac : k_most_setup_bytes;
  return sound.sample_rate > 0 && sound.extradata_size <= most;
}

// The file that is made, in memory.
class Output {
 public:
  explicit Output(const char* muxer) {
    if (avformat_alloc_output_context2(&file_, nullptr, muxer, nullptr) < 0) return;
    file_->flags |= AVFMT_FLAG_BITEXACT;  // it is not told which program made it
    if (avio_open_dyn_buf(&file_->pb) < 0) file_->pb = nullptr;
  }
  ~Output() {
    std::uint8_t* bytes = nullptr;
    if (file_ && file_->pb) avio_close_dyn_buf(file_->pb, &bytes);
    av_free(bytes);
    avformat_free_context(file_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  bool begin(const AVCodecParameters& sound) {
    if (!file_ || !file_->pb) return false;
    stream_ = avformat_new_stream(file_, nullptr);
    if (!stream_ || avcodec_parameters_copy(stream_->codecpar, &sound) < 0) return false;
    stream_->codecpar->codec_tag = 0;
    stream_->time_base = {1, sound.sample_rate};
    AVDictionary* options = nullptr;
    av_dict_set(&options, "write_xing", "0", 0);
    av_dict_set(&options, "id3v2_version", "0", 0);
    const bool is_begun = avformat_write_header(file_, &options) >= 0;
    av_dict_free(&options);
    return is_begun;
  }
  bool add(AVPacket& packet, AVRational time_base) {
    packet.stream_index = 0;
    packet.pos = -1;
    av_packet_free_side_data(&packet);
    av_packet_rescale_ts(&packet, time_base, stream_->time_base);
    return av_interleaved_write_frame(file_, &packet) >= 0;
  }
  std::string finish() {
    if (av_write_trailer(file_) < 0) return {};
    std::uint8_t* bytes = nullptr;
    const int size = avio_close_dyn_buf(file_->pb, &bytes);
    file_->pb = nullptr;
    std::string made(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    av_free(bytes);
    return made;
  }

 private:
  AVFormatContext* file_ = nullptr;
  AVStream* stream_ = nullptr;
};

class Repacking {
 public:
  Repacking(AVFormatContext& from, const AVStream& stream, const Packing& packing)
      : from_(from), stream_(stream), packing_(packing), to_(packing.muxer) {}

  CleaningResult run() {
    if (!to_.begin(*stream_.codecpar)) return MediaRefusal::unreadable;
    const Packet packet(av_packet_alloc());
    while (packet && av_read_frame(&from_, packet.get()) >= 0) {
      if (packet->stream_index == stream_.index) {
        count(*packet);
        if (seconds() > static_cast<double>(limits::k_sound.count() + 1)) {
          return MediaRefusal::too_long;
        }
        if (!to_.add(*packet, stream_.time_base)) return MediaRefusal::unreadable;
      }
      av_packet_unref(packet.get());
    }
    return finished();
  }

 private:
  void count(const AVPacket& packet) {
    if (packet.duration > 0) length_ += packet.duration;
    if (packet.pts == AV_NOPTS_VALUE) return;
    if (!is_first_known_) first_ = packet.pts;
    is_first_known_ = true;
    end_ = std::max(end_, packet.pts - first_ + packet.duration);
  }
  double seconds() const {
    return static_cast<double>(std::max(length_, end_)) * av_q2d(stream_.time_base);
  }
  CleaningResult finished() {
    if (length_ == 0 && end_ == 0) return MediaRefusal::unreadable;
    // A part of a second more is what encoders fill up with.
    if (std::floor(seconds()) > static_cast<double>(limits::k_sound.count())) {
      return MediaRefusal::too_long;
    }
    std::string bytes = to_.finish();
    if (bytes.empty()) return MediaRefusal::unreadable;
    if (bytes.size() > limits::k_media_bytes) return MediaRefusal::too_large;
    return Cleaned{packing_.content_type, std::move(bytes), 0, 0,
                   static_cast<std::uint32_t>(std::ceil(seconds()))};
  }

  AVFormatContext& from_;
  const AVStream& stream_;
  Packing packing_;
  Output to_;
  std::int64_t length_ = 0;  // of all packets together
  std::int64_t first_ = 0;
  std::int64_t end_ = 0;  // of the last packet, from the first
  bool is_first_known_ = false;
};

}  // namespace

CleaningResult clean_sound(const std::string& file) {
  av_log_set_level(AV_LOG_QUIET);
  const auto format = format_of(file);
  if (!demuxer_of(format)) return MediaRefusal::kind;
  Source source{file};
  const auto reading = reading_of(source);
  const auto input = reading ? opened(format, reading.get()) : nullptr;
  if (!input) return MediaRefusal::unreadable;
  const AVStream* sound = first_sound(*input);
  if (!sound) return MediaRefusal::no_sound;
  const auto packing = packing_of(sound->codecpar->codec_id, format);
  if (!packing) return MediaRefusal::kind;
  if (!is_sound_setup(*sound->codecpar)) return MediaRefusal::unreadable;
  return Repacking(*input, *sound, *packing).run();
}

}  // namespace chorus::media
