import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { svg } from 'lit';
import { expect, test, vi } from 'vitest';
import pad from '../../words/answer-pad.json';
import { mounted, runExamples } from '../examples.ts';
import examples from './examples.json';
import { groups, telling } from './telling.ts';
import './x-symbol.ts';

runExamples('x-symbol', examples);

test('no match draws nothing', async () => {
  const known = await mounted('x-symbol', { of: 'hear_back' });
  const unknown = await mounted('x-symbol', { of: 'constructor' });

  expect(known.shadowRoot?.querySelector('svg')).not.toBeNull();
  expect(unknown.shadowRoot?.querySelector('svg')).toBeNull();
});

test('what stories are told with comes when it is asked for', async () => {
  const element = await mounted('x-symbol', { of: 'quiet_place' });

  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('svg')).not.toBeNull());
});

test('each meaning has one picture, one word, and a place among the groups, and the room takes just these', () => {
  const plugins = path.resolve(import.meta.dirname, '../../../../plugins');
  const taken = readdirSync(plugins).map((id) => path.join(plugins, id, 'schemas/commands.json')).filter((file) => existsSync(file)).flatMap((file) => {
    const commands = JSON.parse(readFileSync(file, 'utf8')) as { definitions: { symbols?: { items: { enum: string[] } } } };
    return commands.definitions.symbols ? [commands.definitions.symbols.items.enum] : [];
  });
  const pictures = telling(svg);
  const meanings = Object.keys(pictures);

  expect(Object.values(groups).flat()).toEqual(meanings);
  expect(taken.length).toBeGreaterThan(0);
  for (const symbols of taken) expect(symbols).toEqual(meanings);
  expect(Object.keys(pad).filter((key) => key.startsWith('meaning.'))).toEqual(meanings.map((meaning) => `meaning.${meaning}`));
  expect(new Set(Object.values(pictures).map((drawing) => JSON.stringify(drawing))).size).toBe(meanings.length);
});
