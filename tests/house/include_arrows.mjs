// Which part of the house may see which, read off the #include lines of server/ and plugins/, and the
// few C++ habits that this compiler punishes. CMake's PRIVATE links say the same of libraries; this
// test also sees headers, which lie in one folder for all.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { filesUnder, textOf } from './tree.mjs';

const rooms = ['kernel', 'platform', 'protocol', 'storage', 'shelf', 'host', 'media', 'report', 'archive', 'bench', 'net', 'conformance', 'rehearse', 'cli'];
const maySee = {
  kernel: ['kernel'],
  platform: ['platform'],
  protocol: ['protocol', 'kernel'],
  storage: ['storage', 'kernel', 'platform'],
  shelf: ['shelf', 'storage', 'kernel', 'platform'],
  host: ['host', 'kernel', 'platform'],
  media: ['media', 'kernel', 'platform'],
  report: ['report', 'kernel', 'platform'],
  archive: ['archive', 'storage', 'report', 'protocol', 'kernel', 'platform'],
  bench: ['bench', 'host', 'report', 'protocol', 'kernel', 'platform'],
  net: ['net', 'protocol', 'media', 'kernel', 'platform'],
  // It runs an activity type in the room and the process that it will have.
  conformance: ['conformance', 'host', 'report', 'net', 'protocol', 'kernel', 'platform'],
  // It knows the server by what schemas/README.md tells, so that it stays a client.
  rehearse: ['rehearse', 'kernel/values/limits.hpp', 'platform/local_time.hpp'],
  cli: rooms,
};
// Wings of a room: each sees itself and those before it. What lies beside the wings is the room's front door, and sees all.
const wings = {
  kernel: ['values', 'room', 'commands', 'pipeline'],
  net: ['loop', 'http', 'admission', 'live'],
};
// What is needed to run children and timers, net does over its loop: it and media see these two ports only.
const portsOfHost = ['host/process_runner.hpp', 'host/timers.hpp'];

// Headers of others, and the only folders that may name them.
const thirdParty = [
  // The pretend participants of a rehearsal are a client of their own, with their own sockets.
  { header: /^boost\//, folders: ['server/net/', 'server/rehearse/'] },
  { header: /^(SQLiteCpp\/|sqlite3\.h$)/, folders: ['server/storage/'] },
  { header: /^valijson\//, folders: ['server/protocol/'] },
  // Libraries that decode what strangers send: only in the two children, which have given up the world.
  { header: /^(gd\.h$|libheif\/|libavformat\/|libavcodec\/|libavutil\/)/, folders: ['server/media/programs/'] },
  { header: /^utf8proc\.h$/, folders: ['server/kernel/values/unicode.cpp'] },
  {
    header:
      /^(unistd|fcntl|dlfcn|poll|signal|spawn|ifaddrs|termios|pwd|grp|netdb|pthread|sched|dirent|syslog|semaphore|glob|fnmatch|langinfo|strings|utime|ucontext|aio|mqueue|link|seccomp)\.h$|^(sys|netinet|arpa|net|linux)\//,
    folders: ['server/platform/posix/'],
  },
];

const isTest = (file) => /^plugins\/[^/]+\/tests\//.test(file);

// Both say the fault in words, or nothing.
function faultOfProjectInclude(file, target, exists) {
  if (file.startsWith('plugins/')) {
    // Unqualified, so that a plugin's folder builds the same out of the tree.
    const own = file.split('/').slice(0, 2).join('/');
    const seenFrom = [path.posix.dirname(file), own, 'plugins/sdk'];
    const found = seenFrom
      .map((folder) => path.posix.join(folder, target))
      .some((name) => (name.startsWith(`${own}/`) || name.startsWith('plugins/sdk/')) && exists(name));
    // Its tests hold what it makes against the schemas, as the server will.
    if (found || (isTest(file) && target === 'protocol/schema.hpp')) return null;
    return 'a plugin sees its own folder and plugins/sdk only';
  }
  const [, room] = file.split('/');
  if (file === 'server/main.cpp') {
    return target.startsWith('cli/') ? null : 'main sees cli only';
  }
  if (target === 'activity_plugin.h' || target === 'plugins/sdk/activity_plugin.h') {
    return ['host', 'bench', 'cli'].includes(room) ? null : `${room} may not see the plugins' interface`;
  }
  // The room that authors test in is declared where they find it.
  if (room === 'bench' && target === 'bench.hpp') return null;
  const other = target.split('/')[0];
  if (!rooms.includes(other) || !exists(`server/${target}`)) {
    return 'includes are written relative to server/';
  }
  if (['net', 'media'].includes(room) && portsOfHost.includes(target)) return null;
  if (!maySee[room]?.includes(other) && !maySee[room]?.includes(target)) return `${room} may not see ${other}`;
  return faultBetweenWings(file, target);
}

// A wing sees no later wing of its room, nor the room's front door.
function faultBetweenWings(file, target) {
  const [, room, ...inside] = file.split('/');
  const [other, ...aim] = target.split('/');
  const order = wings[room];
  if (room !== other || !order || inside.length === 1) return null;
  const from = order.indexOf(inside[0]);
  const to = aim.length === 1 ? order.length : order.indexOf(aim[0]);
  return from >= to && to >= 0 ? null : `${room}/${inside[0]} may not see ${target}`;
}

function faultOfForeignInclude(file, target) {
  if (isTest(file) && target.startsWith('boost/test/')) return null;
  const rule = thirdParty.find(({ header }) => header.test(target));
  if (!rule || rule.folders.some((folder) => file.startsWith(folder))) return null;
  return `belongs in ${rule.folders.join(' or ')} only`;
}

function includeFaults(file, source, exists) {
  const faults = [];
  for (const [, bracket, target] of source.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)) {
    const fault =
      bracket === '"' ? faultOfProjectInclude(file, target, exists) : faultOfForeignInclude(file, target);
    if (fault) faults.push(`${file}: ${target}: ${fault}`);
  }
  return faults;
}

// Comments and the insides of literals gone, lines kept.
function bareCode(source) {
  const token =
    /R"([^(\s]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)'(?:\\.|[^'\\\n])+'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(token, (text) => {
    const lines = text.replace(/[^\n]/g, '');
    return text.startsWith('/') ? ` ${lines}` : `""${lines}`;
  });
}

// The compiler destroys such a temporary twice: braces or a lambda inside the awaited expression.
function awaitsTemporary(code) {
  for (const found of code.matchAll(/\bco_await\b/g)) {
    let depth = 0;
    for (let at = found.index + found[0].length; at < code.length; at += 1) {
      const c = code[at];
      if (c === ';' || (depth === 0 && (c === ')' || c === ','))) break;
      if (c === '(') depth += 1;
      if (c === ')') depth -= 1;
      if (c === '{') return true;
      if (c === '[' && !/[\w)\]]\s*$/.test(code.slice(0, at))) return true;
    }
  }
  return false;
}

// C++20 keeps what a range-for runs over, and not what it was taken out of: `parse(...).at("x")`.
function loopsOverPartOfTemporary(code) {
  for (const found of code.matchAll(/\bfor\s*\([^;:()]*[^:]:(?!:)/g)) {
    const range = code.slice(found.index + found[0].length);
    if (/^\s*[\w:]*\b(parse|dump)\([^;{]*?\)\s*(\.(at|items)\(|\[)/.test(range.split('{')[0])) return true;
  }
  return false;
}

function habitFaults(file, source) {
  const code = bareCode(source);
  const faults = [];
  if (/\busing\s+namespace\b/.test(code)) faults.push(`${file}: using namespace`);
  if (awaitsTemporary(code)) faults.push(`${file}: co_await of a temporary; give it a name first`);
  if (loopsOverPartOfTemporary(code)) {
    faults.push(`${file}: a loop over a part of what json::parse gave; give it a name first`);
  }
  if (/(\basio::|,\s*)detached\b/.test(code)) {
    faults.push(`${file}: bare detached loses exceptions; use spawn_logged`);
  }
  return faults;
}

const isCpp = (file) => /\.(cpp|hpp|h)$/.test(file);

test('no file sees what it may not', () => {
  const files = [...filesUnder('server'), ...filesUnder('plugins')];
  const known = new Set(files);
  const faults = files
    .filter(isCpp)
    .flatMap((file) => includeFaults(file, textOf(file), (name) => known.has(name)));
  assert.deepEqual(faults, []);
});

test('no file has a habit that this compiler punishes', () => {
  const files = ['server', 'plugins', 'tests', 'examples'].flatMap(filesUnder).filter(isCpp);
  assert.ok(files.length > 0);
  assert.deepEqual(files.flatMap((file) => habitFaults(file, textOf(file))), []);
});

test('a loop over a part of a temporary is found, and one over a named thing is not', () => {
  const planted = 'for (const auto& field : json::parse(known->body.text()).at("fields")) {';
  assert.equal(habitFaults('server/kernel/one.cpp', planted).length, 1);
  const allowed = 'for (const auto& pair : json::parse(text)) {}\nfor (const auto& name : body.at("names")) {}';
  assert.equal(habitFaults('server/kernel/one.cpp', allowed).length, 0);
});

test('a planted forbidden include is found', () => {
  const anything = () => true;
  const planted = [
    ['server/kernel/values/space.cpp', '#include "storage/database.hpp"'],
    ['server/kernel/values/space.cpp', '#include "space.hpp"'],
    ['server/kernel/values/space.cpp', '#include <sys/socket.h>'],
    ['server/protocol/decode.cpp', '#include "net/loop/listener.hpp"'],
    ['server/storage/database.cpp', '#include "cli/serve.hpp"'],
    ['server/host/catalogue.cpp', '  #  include <dlfcn.h>'],
    ['server/net/loop/listener.cpp', '#include <SQLiteCpp/Database.h>'],
    ['server/net/loop/listener.cpp', '#include "activity_plugin.h"'],
    ['server/net/loop/listener.cpp', '#include "host/catalogue.hpp"'],
    ['server/cli/serve.cpp', '#include <boost/asio.hpp>'],
    ['server/conformance/trial.cpp', '#include "cli/serve.hpp"'],
    ['server/rehearse/talk.cpp', '#include "kernel/room.hpp"'],
    ['server/kernel/room/wakes.cpp', '#include "kernel/commands/undo.hpp"'],
    ['server/kernel/pipeline/work.hpp', '#include "kernel/room.hpp"'],
    ['server/platform/limits.hpp', '#include <unistd.h>'],
    ['server/protocol/clean_name.cpp', '#include <utf8proc.h>'],
    ['plugins/one/rules.cpp', '#include <valijson/schema.hpp>'],
  ];
  for (const [file, line] of planted) {
    assert.equal(includeFaults(file, line, anything).length, 1, `${file} ${line}`);
  }
  for (const target of ['../two/rules.hpp', 'kernel/values/record.hpp', 'plugins/two/rules.hpp']) {
    const exists = (name) => name === 'plugins/two/rules.hpp' || name === 'server/kernel/values/record.hpp';
    const line = `#include "${target}"`;
    assert.equal(includeFaults('plugins/one/rules.cpp', line, exists).length, 1, line);
  }
});

test('an allowed include passes', () => {
  const exists = (name) =>
    ['server/kernel/values/record.hpp', 'plugins/sdk/activity.hpp', 'plugins/one/rules.hpp'].includes(name);
  const allowed = [
    ['server/storage/database.cpp', '#include "kernel/values/record.hpp"'],
    ['server/kernel/commands/undo.cpp', '#include "kernel/values/record.hpp"'],
    ['server/kernel/room.cpp', '#include "kernel/values/record.hpp"'],
    ['server/net/loop/listener.cpp', '#include <boost/asio/ip/tcp.hpp>'],
    ['server/platform/posix/limits.cpp', '#include <sys/resource.h>'],
    ['plugins/one/rules.cpp', '#include "rules.hpp"\n#include "activity.hpp"'],
    ['plugins/one/tests/rules_tests.cpp', '#include "../rules.hpp"\n#include <boost/test/unit_test.hpp>'],
  ];
  for (const [file, lines] of allowed) assert.deepEqual(includeFaults(file, lines, exists), []);
});

test('a planted bad habit is found, and its mention is not', () => {
  const bad = [
    'using namespace std;',
    'co_await send(Message{1});',
    'co_await send([x] { return x; });',
    'auto a = co_await send(\n    {1, 2});',
    'co_spawn(executor, run(), asio::detached);',
    'co_spawn(executor, run(), detached);',
  ];
  const good = [
    '// using namespace std;',
    'if (co_await send(message)) { go(); }',
    'f(co_await send(message), {1});',
    'co_await sessions[i]->run();',
    'log("using namespace", \'{\', 1\'000); /* co_await f({}) */',
    'co_await send(R"({"a":[1]})");',
  ];
  for (const code of bad) assert.equal(habitFaults('x.cpp', code).length, 1, code);
  for (const code of good) assert.deepEqual(habitFaults('x.cpp', code), [], code);
});
