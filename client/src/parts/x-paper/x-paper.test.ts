import type { LitElement } from 'lit';
import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import type { Stroke } from '../x-drawing/x-drawing.ts';
import examples from './examples.json';
import { ninthOf, pointsText, shapeAt, shapes } from './shapes.ts';
import './x-paper.ts';

runExamples('x-paper', examples);

interface Paper {
  readonly element: LitElement;
  points(): readonly string[];
  key(name: string, shiftKey?: boolean): Promise<void>;
  press(words: string): Promise<void>;
  said(): string;
}

async function paper(strokes: readonly Stroke[] = []): Promise<Paper> {
  const element = await mounted('x-paper', { strokes });
  let told: readonly Stroke[] = strokes;
  element.addEventListener('drawn', (event) => (told = (event as CustomEvent<readonly Stroke[]>).detail));
  return {
    element,
    points: () => told.map((stroke) => stroke.points),
    async key(name, shiftKey = false) {
      element.shadowRoot?.querySelector('.sheet')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }));
      await element.updateComplete;
    },
    async press(words) {
      [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => button.textContent.trim() === words)?.click();
      await element.updateComplete;
    },
    said: () => element.shadowRoot?.querySelector('[role=status]')?.textContent ?? '',
  };
}

test('keys move the cross, and draw only while the pen is down', async () => {
  const { points, key } = await paper();

  await key('ArrowRight');
  expect(points()).toEqual([]);
  await key(' ');
  await key('ArrowDown');
  await key('ArrowLeft', true);
  await key('Enter');
  await key('ArrowUp');

  expect(points()).toEqual(['540,500 540,540 530,540']);
});

test('buttons alone draw as well', async () => {
  const { points, press } = await paper();

  await press('Pen down');
  await press('Up');
  await press('Pen up');
  await press('Left');

  expect(points()).toEqual(['500,500 500,440']);
});

test('it says what the pen does and where the cross comes to', async () => {
  const { key, said } = await paper();

  await key(' ');
  expect(said()).toBe('The pen is down.');
  for (let step = 0; step < 5; step += 1) await key('ArrowUp');
  expect(said()).toBe('top');
});

test('the cross stays on the sheet', async () => {
  const { points, key, press } = await paper();

  for (let step = 0; step < 40; step += 1) await key('ArrowLeft');
  await press('Pen down');

  expect(points()).toEqual(['0,500']);
});

test('a shape goes where the cross is, is said, and comes off in one step', async () => {
  const { points, press, key, said } = await paper([{ points: '1,1', width: 8, colour: 'ink' }]);

  await press('Square');
  expect(points()).toEqual(['1,1', '380,380 620,380 620,620 380,620 380,380']);
  expect(said()).toBe('Square, middle.');
  await key('Backspace');

  expect(points()).toEqual(['1,1']);
});

test('another colour begins another line', async () => {
  const { points, key, press } = await paper();

  await key(' ');
  await press('Red');
  await key('ArrowUp');

  expect(points()).toEqual(['500,500']);
});

test('a full sheet takes no more, and says so', async () => {
  const { element, points, key } = await paper(Array<Stroke>(200).fill({ points: '1,1', width: 8, colour: 'ink' }));

  await key(' ');

  expect(points()).toHaveLength(200);
  expect(element.shadowRoot?.textContent).toContain('The sheet is full.');
});

test('every shape is one line on the sheet, wherever it is put', () => {
  for (const shape of shapes) expect(pointsText(shapeAt(shape, [0, 1000]))).toMatch(/^\d{1,4},\d{1,4}( \d{1,4},\d{1,4})*$/);
});

test('a shape near the edge moves in whole', () => {
  expect(pointsText(shapeAt('square', [0, 1000]))).toBe('0,760 240,760 240,1000 0,1000 0,760');
});

test('a finger on the paper is kept on the sheet', () => {
  expect(pointsText([[-3, 4.4], [1200, 999.6]])).toBe('0,4 1000,1000');
  expect([ninthOf([0, 0]), ninthOf([500, 500]), ninthOf([1000, 1000])]).toEqual(['00', '11', '22']);
});
