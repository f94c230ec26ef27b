#include "kernel/values/kept_promise.hpp"

#include "kernel/values/space.hpp"

#include <memory>

namespace chorus::kernel {

RecordPtr kept_promise() {
  Record record;
  record.space = k_inquiry_space;
  record.key = Key("promise/1");
  record.type = "promise";
  record.rev = 1;
  record.audience = Audience({"facilitators"});
  record.body = Body(
      R"({"version":1,"state":"approved","why":"","can_change":[],"cannot_change":[],"deciders":[],"report_backs":[{"date":"2026-01-31","how":"A letter"}]})");
  return std::make_shared<const Record>(std::move(record));
}

}  // namespace chorus::kernel
