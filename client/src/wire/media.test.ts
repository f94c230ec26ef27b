import { expect, test } from 'vitest';
import { sentFrom } from './media.ts';

test('a photo has a size, a sound has seconds, and nothing else is taken along', () => {
  expect(sentFrom(200, '{"id":"abc","type":"image/jpeg","width":1600,"height":1200,"more":1}')).toEqual({ medium: { id: 'abc', width: 1600, height: 1200 } });
  expect(sentFrom(200, '{"id":"abc","type":"audio/mpeg","seconds":12}')).toEqual({ medium: { id: 'abc', seconds: 12 } });
});

test('a refusal is told by its code', () => {
  expect(sentFrom(415, '{"code":"media_kind","text_key":"media.kind"}')).toEqual({ refused: 'media_kind' });
});

test('what is no answer of ours counts as out of reach', () => {
  for (const text of ['', '<html>', 'null', '[]', '{}', '{"id":"abc"}', '{"id":"abc","width":0,"height":2}']) expect(sentFrom(200, text)).toEqual({ lost: true });
  expect(sentFrom(502, '{"id":"abc","seconds":3}')).toEqual({ lost: true });
});
