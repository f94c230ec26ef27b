#include "made_sounds.hpp"

extern "C" {
#include <libavformat/avformat.h>
}

#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace chorus::media {
namespace {

using std::string_literals::operator""s;

constexpr double k_mp3_frame_seconds = 1152.0 / 44'100.0;
constexpr std::size_t k_mp3_frame_bytes = 417;

std::string lowest_first(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return text;
}

std::string seven_bits_a_byte(std::size_t value) {
  std::string text;
  for (int i = 3; i >= 0; --i) text += static_cast<char>((value >> (7 * i)) & 0x7FU);
  return text;
}

std::string tag_frame(std::string_view name, const std::string& words) {
  return std::string(name) + seven_bits_a_byte(words.size()) + "\0\0"s + words;
}

std::string setup_of(AVCodecID codec) {
  if (codec == AV_CODEC_ID_AAC) return "\x12\x10"s;
  if (codec == AV_CODEC_ID_OPUS) return "OpusHead\1\1\0\0\x80\xBB\0\0\0\0\0"s;
  return {};
}

int samples_a_packet(AVCodecID codec) {
  return codec == AV_CODEC_ID_OPUS ? 960 : codec == AV_CODEC_ID_AMR_NB ? 160 : 1024;
}

void must(int result, const char* what) {
  if (result < 0) throw std::runtime_error(what);
}

AVStream* add_sound(AVFormatContext* file, AVCodecID codec) {
  AVStream* stream = avformat_new_stream(file, nullptr);
  auto& sound = *stream->codecpar;
  sound.codec_type = AVMEDIA_TYPE_AUDIO;
  sound.codec_id = codec;
  sound.sample_rate = codec == AV_CODEC_ID_AMR_NB ? 8'000
                      : codec == AV_CODEC_ID_OPUS ? 48'000
                                                  : 44'100;
  sound.frame_size = samples_a_packet(codec);
  av_channel_layout_default(&sound.ch_layout, 1);
  const std::string setup = setup_of(codec);
  sound.extradata =
      static_cast<std::uint8_t*>(av_mallocz(setup.size() + AV_INPUT_BUFFER_PADDING_SIZE));
  std::memcpy(sound.extradata, setup.data(), setup.size());
  sound.extradata_size = static_cast<int>(setup.size());
  stream->time_base = {1, sound.sample_rate};
  return stream;
}

AVStream* add_video(AVFormatContext* file) {
  AVStream* stream = avformat_new_stream(file, nullptr);
  auto& video = *stream->codecpar;
  video.codec_type = AVMEDIA_TYPE_VIDEO;
  video.codec_id = AV_CODEC_ID_MJPEG;
  video.width = 64;
  video.height = 48;
  stream->time_base = {1, 1'000};
  return stream;
}

void write_packet(AVFormatContext* file, const AVStream& stream, std::int64_t at,
                  std::int64_t duration, AVRational time_base, const std::string& words) {
  AVPacket* packet = av_packet_alloc();
  must(av_new_packet(packet, static_cast<int>(words.size())), "no packet");
  std::memcpy(packet->data, words.data(), words.size());
  packet->pts = packet->dts = at;
  packet->duration = duration;
  packet->stream_index = stream.index;
  packet->flags |= AV_PKT_FLAG_KEY;
  av_packet_rescale_ts(packet, time_base, stream.time_base);
  must(av_interleaved_write_frame(file, packet), "not written");
  av_packet_free(&packet);
}

}  // namespace

std::string mp3_of(double seconds) {
  const auto frames = static_cast<int>(std::ceil(seconds / k_mp3_frame_seconds));
  std::string frame = "\xFF\xFB\x90\xC0"s;
  frame.resize(k_mp3_frame_bytes, '\0');
  std::string file;
  for (int i = 0; i < frames; ++i) file += frame;
  return file;
}

std::string with_tags(const std::string& mp3) {
  const std::string inside = tag_frame("TIT2", "\0Ada's secret"s) +
                             tag_frame("TXXX", "\0location\0+56.46-002.97/"s) +
                             tag_frame("APIC", "\0image/jpeg\0\3\0\xFF\xD8\xFF Ada's face"s);
  std::string older = "TAGAda at school";
  older.resize(128, '\0');
  return "ID3\4\0\0"s + seven_bits_a_byte(inside.size()) + inside + mp3 + older;
}

std::string wav_of(int seconds, std::string_view note) {
  constexpr std::uint32_t k_rate = 8'000;
  const std::string sound(static_cast<std::size_t>(seconds) * k_rate * 2, '\0');
  const auto part = [](std::string_view name, const std::string& words) {
    return std::string(name) + lowest_first(static_cast<std::uint32_t>(words.size()), 4) + words +
           (words.size() % 2 == 1 ? "\0"s : ""s);
  };
  const std::string inside =
      "WAVE" +
      part("fmt ", lowest_first(1, 2) + lowest_first(1, 2) + lowest_first(k_rate, 4) +
                       lowest_first(k_rate * 2, 4) + lowest_first(2, 2) + lowest_first(16, 2)) +
      part("LIST", "INFO" + part("INAM", std::string(note))) + part("data", sound);
  return part("RIFF", inside);
}

std::string muxed(const Muxed& wanted) {
  AVFormatContext* file = nullptr;
  must(avformat_alloc_output_context2(&file, nullptr, wanted.muxer, nullptr), "no such container");
  must(avio_open_dyn_buf(&file->pb), "no memory");
  for (const auto& [name, words] : wanted.tags) {
    av_dict_set(&file->metadata, name.c_str(), words.c_str(), 0);
  }
  const AVStream* video = wanted.has_video ? add_video(file) : nullptr;
  const AVStream* sound = wanted.has_sound ? add_sound(file, wanted.codec) : nullptr;
  must(avformat_write_header(file, nullptr), "no head");
  const int samples = samples_a_packet(wanted.codec);
  const int rate = sound ? sound->codecpar->sample_rate : 1'000;
  for (std::int64_t at = 0; at < std::int64_t{wanted.seconds} * rate; at += samples) {
    if (video)
      write_packet(file, *video, at, samples, {1, rate}, "what is seen " + std::string(64, 'v'));
    if (sound) {
      const auto packet = wanted.codec == AV_CODEC_ID_AMR_NB ? "\x04"s + std::string(12, 's')
                                                             : "\x0c"s + std::string(60, 's');
      write_packet(file, *sound, at, samples, {1, rate}, packet);
    }
  }
  must(av_write_trailer(file), "no end");
  std::uint8_t* bytes = nullptr;
  const int size = avio_close_dyn_buf(file->pb, &bytes);
  std::string made(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  av_free(bytes);
  avformat_free_context(file);
  return made;
}

}  // namespace chorus::media
