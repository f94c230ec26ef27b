import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, decodePoll, decodeSeat } from './codec.ts';

const folder = path.resolve(import.meta.dirname, '../../../schemas/examples');

const examples = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
  .filter((file) => /^server.*\.valid\..*json$/.test(file));

describe('the examples that both sides run', () => {
  test.each(examples.filter((file) => file.includes('.valid.')))('%s is understood', (file) => {
    expect(decode(readFileSync(path.join(folder, file), 'utf8'))).toHaveProperty('message');
  });
});

test.each(['', '{', '[]', '{"t":"constructor"}', '{"t":"nonsense"}', '{"t":"pong"}', '{"t":"pong","at":"1","now":2}'])('%s is no message', (text) => {
  expect(decode(text)).toHaveProperty('problem');
});

test('what a newer room says beside what is known is passed over', () => {
  expect(decode('{"t":"pong","at":1,"now":2,"more":3}')).toMatchObject({ message: { at: 1, now: 2 } });
});

test('a frame that is not text is no message', () => {
  expect(decode(new ArrayBuffer(2))).toHaveProperty('problem');
});

test('a poll answer is checked message by message', () => {
  expect(decodePoll('{"next":3,"messages":[{"t":"pong","at":1,"now":2}]}')).toMatchObject({ next: 3, messages: [{ t: 'pong' }] });
  expect(decodePoll('{"next":3,"messages":[{"t":"pong"}]}')).toHaveProperty('problem');
  expect(decodePoll('{"next":"3","messages":[]}')).toHaveProperty('problem');
  expect(decodePoll('no')).toHaveProperty('problem');
});

test('a seat answer is a seat, a refusal, or nothing', () => {
  expect(decodeSeat('{"seat":"wall","page_token":"x"}')).toEqual({ seat: 'wall', page_token: 'x' });
  expect(decodeSeat('{"code":"used","text_key":"join.used"}')).toEqual({ code: 'used', text_key: 'join.used' });
  expect(decodeSeat('null')).toBeNull();
});
