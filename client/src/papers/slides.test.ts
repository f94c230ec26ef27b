// @vitest-environment node
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { slidesFrom, toSlides, type PaperSlides } from './slides.ts';

const paper = (texts: readonly string[]): PaperSlides => ({ chorus: 'slides/1', name: 'Good moves, board, 2026-11-24.pptx', lang: 'en-GB', title: 'Good moves', question: 'What made it good?', asks: 'Each needs an answer.', made_on: '2026-11-24', foot: 'Written on 24 November 2026',
  slides: texts.map((text) => ({ title: text, decide: text, lines: [text, text], from: text })) });
const partsOf = (file: Uint8Array): Map<string, string> => new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
const slidesIn = (parts: Map<string, string>): string[] => [...parts].filter(([name]) => /slides\/slide\d+\.xml$/.test(name)).map(([, text]) => text);

describe('a paper as slides', () => {
  it('has one a step after the first, each with a title and its language', async () => {
    const slides = slidesIn(partsOf(await toSlides(paper(['NS1: One', 'NS2: Two']))));

    expect(slides).toHaveLength(3);
    for (const slide of slides) expect(slide).toContain('type="title"');
    expect(slides.join('')).toContain('lang="en-GB"');
  });

  it('shows beside the lines what somebody drew or photographed, and says what it is', async () => {
    const jpeg = btoa('\xff\xd8\xff the bytes of a photo');
    const strokes = [{ points: '100,900 900,100', width: 20, colour: 'blue' }];
    const slides = paper(['NS1: One', 'NS2: Two', 'NS3: Three']);
    const parts = unzipSync(await toSlides({ ...slides, slides: slides.slides.map((slide, at) => at === 0 ? { ...slide, picture: { jpeg, width: 600, height: 900, shows: 'The "gate"' } } : at === 1 ? { ...slide, picture: { strokes, shows: 'A path' } } : slide) }));
    const all = slidesIn(new Map(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))).join('');

    expect(all).toContain('descr="The &quot;gate&quot;"');
    expect(all).toContain('descr="A path"');
    const photos = Object.entries(parts).filter(([name]) => /media\/.*\.jpe?g$/.test(name));
    expect(photos.map(([, bytes]) => String.fromCharCode(...bytes))).toEqual([atob(jpeg)]);
    expect(Object.keys(parts).filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(1);
  });

  it('makes no link, field or markup of what people wrote, and lets it run its own way', async () => {
    const parts = partsOf(await toSlides(paper(['</a:t><a:fld type="datetime1">', 'http://evil.example www.evil.example', '=1+1', 'שלום'])));
    const all = slidesIn(parts).join('');

    expect(all).not.toMatch(/<a:hlinkClick|<a:fld[^>]*type="(?!slidenum)/);
    expect(all).toContain('rtl="1"');
    for (const [name, text] of parts) if (name.endsWith('.rels')) expect(text).not.toContain('External');
  });

  it('is the same bytes for the same paper', async () => {
    expect(Buffer.compare(await toSlides(paper(['NS1: One'])), await toSlides(paper(['NS1: One'])))).toBe(0);
  });

  it('is read from what is one alone', () => {
    expect(slidesFrom({ chorus: 'document/1' })).toBeNull();
    expect(slidesFrom(null)).toBeNull();
  });
});
