// The generator against a server that does wrong on purpose: it must report exactly that. Counts only, no times.
// CHORUS_BUILD says where the build is.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { describe } from 'node:test';
import { against } from './fake_server.mjs';
import { generate } from './bench/generator.mjs';

const build = process.env['CHORUS_BUILD'];
assert(build, 'CHORUS_BUILD says where the build is');
const program = path.join(build, 'bin', 'load', 'load_generator');

const sixPhones = { path: '/{phone}', phones: 6, speakers: 2, says: '{"text":"{mark}{fill:300}"}', stages: [{ name: 'talk', seconds: 0.5, a_second: 100 }], drain: 60 };
/** Where something never arrives the whole of it is waited for, in case the rest is late. */
const missing = { drain: 4 };
/** What must come of six phones of which two say fifty posts in all. */
const allGood = { said: 50, answered: 0, refused: 0, unanswered: 0, expected: 300, reached: 300, missing: 0, doubled: 0, replaced: 0, unknown: 0 };

const run = (tricks, change = {}) => against(tricks, (port) => generate(program, { ...sixPhones, port, ...change }));
const answered = { answered: true, most_open: 50, says: '{"k":{nth},"text":"{mark}"}' };

describe('what the generator reports', { concurrency: true }, () => {
  test('every post to every phone is counted, once', async () => {
    const { result, server } = await run({});

    assert.deepEqual(result.posts, allGood);
    assert.equal(result.join.joined, 6);
    assert.equal(result.stages[0].delivery.count, 300);
    assert.equal(result.stages[0].last.count, 50);
    assert.deepEqual([result.lost, result.failed, result.troubles], [0, 0, {}]);
    assert.equal(server.unmasked, 0);
  });

  test('what one phone does not get is missing', async () => {
    const { result } = await run({ loses: (post, phone) => post % 10 === 0 && phone === 3 }, missing);

    assert.deepEqual(result.posts, { ...allGood, reached: 295, missing: 5 });
    assert.equal(result.stages[0].last.count, 45);
  });

  test('what comes twice is doubled, also after everybody has it', async () => {
    const { result } = await run({ doubles: (post) => post === 3 });

    assert.deepEqual(result.posts, { ...allGood, doubled: 6 });
  });

  test('what comes late, behind a later post, is neither missing nor doubled', async () => {
    const { result } = await run({ delays: (post, phone) => post % 2 === 1 && phone === 1 });

    assert.deepEqual(result.posts, allGood);
  });

  test('fragments with pings between them are read, and the pings answered', async () => {
    const { result, server } = await run({ fragments: true });

    assert.deepEqual(result.posts, allGood);
    assert.equal(server.pongs, 300);
  });

  test('posts that are wrapped as text within text are known again', async () => {
    const { result } = await run({ wraps: (_, text) => JSON.stringify({ doc: JSON.stringify({ inner: text }) }) });

    assert.deepEqual(result.posts, allGood);
  });

  test('a line that the server closes is told with its code, and misses what came after', async () => {
    const { result } = await run({ closes: (post, phone) => (post === 41 && phone === 5 ? 4429 : 0) }, missing);

    assert.deepEqual([result.lost, result.closes], [1, { 4429: 1 }]);
    assert.deepEqual(result.posts, { ...allGood, reached: 290, missing: 10 });
  });

  test('an upgrade that is refused or answered wrongly fails each phone', async () => {
    for (const [upgrade, trouble] of [['refused', 'answer HTTP/1.1 404 Not Found'], ['wrong key', 'wrong Sec-WebSocket-Accept']]) {
      const { result } = await run({ upgrade });

      assert.deepEqual([result.join.joined, result.failed, result.troubles], [0, 6, { [trouble]: 6 }]);
    }
  });

  test('it comes in by its steps, with its tokens, and counts what it had to read', async () => {
    const { result, server } = await run({}, {
      path: '/{phone}?with={0}', headers: ['X-Token: {1}'], tokens: [['red', 'a'], ['blue', 'b']],
      joins: [{ say: 'hello {phone}', until: 'welcome' }],
    });

    assert.deepEqual(result.posts, allGood);
    assert(result.join.bytes > 6 * 200_000);
    assert(server.heads.some((head) => head.startsWith('GET /5?with=blue ') && head.endsWith('\r\nX-Token: b')));
  });

  test('a step that never comes to its end counts as failed', async () => {
    const { result } = await run({}, { joins: [{ until: 'never said' }], join_within: 0.2 });

    assert.deepEqual([result.join.joined, result.failed], [0, 6]);
  });

  test('answers are counted, refusals by their code, and what is refused reaches nobody', async () => {
    const { result } = await run({ answers: true, refuses: (post) => post === 7 }, answered);

    assert.deepEqual(result.posts, { ...allGood, answered: 49, refused: 1, expected: 294, reached: 294 });
    assert.deepEqual(result.refusals, { not_now: 1 });
    assert.equal(result.stages[0].answer.count, 50);
  });

  test('who waits for as many answers as a page may says nothing more', async () => {
    const { result } = await run({ answers: true, forgets: () => true }, { ...answered, most_open: 4, drain: 0 });

    assert.equal(result.posts.unanswered, 8, 'two speakers with four open posts');
    assert.equal(result.stages[0].held, 42);
  });

  test('what phones say over and over is said by each in turn, and is no post', async () => {
    const { result, server } = await run({ deaf: 'still here' }, { pulse: 'still here', pulse_every: 0.1 });

    assert.deepEqual(result.posts, allGood);
    assert.deepEqual(Object.keys(server.overheard).map(Number), [0, 1, 2, 3, 4, 5], 'each of the six was heard');
  });

  test('a phone that stalls is not waited for', async () => {
    const { result } = await run({}, { stalled: 2 });

    assert.deepEqual(result.posts, { ...allGood, expected: 200, reached: 200 });
  });

  test('where a snapshot tells the newest post instead, those before it are replaced, not missing', async () => {
    const { result } = await run(
      { loses: (post, phone) => phone === 4 && post < 50, wraps: (post, text) => (post === 50 ? `{"t":"snapshot","puts":[${text}]}` : text) },
      { speakers: 1, ...missing },
    );

    assert.deepEqual(result.posts, { ...allGood, reached: 251, replaced: 49 });
  });

  test('posts of another run and of nobody are not taken for deliveries', async () => {
    const { result } = await run({ wraps: (post, text) => (post === 1 ? `${text} load.00000000.0.0.` : text.replace(/(load\.[0-9a-f]+\.)0\.1\./, '$199.1.')) }, missing);

    assert.deepEqual(result.posts, { ...allGood, reached: 294, missing: 6, unknown: 6 });
  });

  test('a plan with an unknown member, or that cannot be, is refused in words', async () => {
    for (const [change, words] of [[{ phone: 1 }, /no member phone/], [{ speakers: 7 }, /more speak/], [{ says: 'no place for it' }, /\{mark\}/]]) {
      await assert.rejects(generate(program, { ...sixPhones, port: 1, ...change }), words);
    }
  });
});
