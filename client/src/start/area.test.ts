import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { areaIn, areaTold, moved, profileOf, rated } from './area.ts';

const usual = {
  headings: [{ name: 'asks', title: 'What we ask of you' }, { name: 'heard', title: 'What people told us' }, { name: 'options', title: 'Options' }],
  columns: ['lead', 'accountable', 'measure', 'review'].map((name) => ({ name, title: name })),
  states: [{ name: 'open', title: 'Not started yet' }, { name: 'done', title: 'Done' }],
  said: 'What you said', done: 'What happens now',
};
const whole: unknown = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../schemas/examples/report/area.valid.whole.json'), 'utf8'));

describe('the form of an area profile', () => {
  test('what a file says comes out of the form as it went in', () => {
    const { area } = areaTold({ usual, profile: whole });
    expect(profileOf(area, usual)).toEqual(whole);
  });

  test('what is left empty is not in the file', () => {
    const { area, isThere, fault } = areaTold({ usual });
    expect(profileOf({ ...area, name: ' Northshire ', boards: [{ name: ' ', decides: true, decidedBy: '' }] }, usual)).toEqual({ chorus: 'area/1', name: 'Northshire' });
    expect([isThere, fault]).toEqual([false, '']);
  });

  test('what an older file does not name follows in the usual order', () => {
    const { headings } = areaIn({ headings: [{ part: 'options', title: 'Choices' }] }, usual);
    expect(headings).toEqual([{ name: 'options', title: 'Choices' }, { name: 'asks', title: '' }, { name: 'heard', title: '' }]);
  });

  test('an order of its own is kept, though no heading is called otherwise', () => {
    const { area } = areaTold({ usual });
    expect(profileOf({ ...area, name: 'N', headings: moved(area.headings, 1, -1) }, usual)).toEqual({ chorus: 'area/1', name: 'N', headings: [{ part: 'heard' }, { part: 'asks' }, { part: 'options' }] });
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  test('who decides instead goes where a board decides itself', () => {
    const { area } = areaTold({ usual });
    const boards = [{ name: 'Cabinet', decides: true, decidedBy: 'Somebody' }];
    expect(profileOf({ ...area, name: 'N', boards }, usual)).toEqual({ chorus: 'area/1', name: 'N', boards: [{ name: 'Cabinet', decides: true }] });
  });

  test('how a step stands has one colour', () => {
    const { area } = areaTold({ usual });
    const twice = rated(rated(area, 'red', 'open', true), 'amber', 'open', true);
    expect([twice.colours.red.states, twice.colours.amber.states]).toEqual([[], ['open']]);
    expect(rated(twice, 'amber', 'open', false).colours.amber.states).toEqual([]);
  });

  test('what is told in another shape is an empty form', () => {
    const { area } = areaTold({ usual: 7, profile: { headings: 'no', boards: [null, 3], colours: [] } });
    expect(area.headings).toEqual([]);
    expect(area.boards).toEqual([]);
    expect(area.colours.red).toEqual({ means: '', states: [] });
  });
});
