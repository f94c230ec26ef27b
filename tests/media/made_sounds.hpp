#pragma once

#include <map>
#include <string>
#include <string_view>

extern "C" {
#include <libavcodec/codec_id.h>
}

// Sounds as recorders make them, without any recording: they are silent, or hold bytes that only
// their container knows.
namespace chorus::media {

std::string mp3_of(double seconds);
// A tag before it with a title, a place and a picture, and an older tag behind it.
std::string with_tags(const std::string& mp3);
std::string wav_of(int seconds, std::string_view note);

struct Muxed {
  const char* muxer = "mp4";
  AVCodecID codec = AV_CODEC_ID_AAC;
  int seconds = 2;
  bool has_sound = true;
  bool has_video = false;
  std::map<std::string, std::string> tags = {};
};
std::string muxed(const Muxed& wanted);

}  // namespace chorus::media
