// @vitest-environment node
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block, PaperDocument } from './document.ts';
import { toWord } from './word.ts';

const strokes = [{ points: '100,900 100,100 900,100', width: 20, colour: 'blue' }, { points: '500,500', width: 40, colour: 'red' }];

function paper(blocks: readonly Block[], more: Partial<PaperDocument> = {}): PaperDocument {
  return { chorus: 'document/1', purpose: 'board', name: 'Good moves, board, 2026-11-24.docx', lang: 'en-GB', title: 'Good moves', made_on: '2026-11-24', foot: 'Written on 24 November 2026',
    pages: [{ wide: false, blocks }], ...more };
}

async function partsOf(written: PaperDocument): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(await toWord(written))).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const bodyOf = async (written: PaperDocument): Promise<string> => (await partsOf(written))['word/document.xml'] ?? '';

describe('a paper as a Word file', () => {
  it('has headings that are headings, lists, and tables whose heads repeat', async () => {
    const body = await bodyOf(paper([{ t: 'heading', level: 1, text: 'What we ask' }, { t: 'list', items: ['One', 'Two'] }, { t: 'table', columns: ['No.', 'What'], rows: [['NS1', 'A step']] }]));

    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body.match(/<w:numPr>/g)).toHaveLength(2);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  });

  it('keeps what programs call the columns of a table, where nobody sees it, the same in each file', async () => {
    const written = paper([{ t: 'table', columns: ['Ref', 'Reason'], names: ['ref', 'reason'], rows: [['NS1', '']] }, { t: 'table', columns: ['Due'], names: ['due'], rows: [] }]);
    const body = await bodyOf(written);

    expect([...body.matchAll(/<w:bookmarkStart w:name="(\w+)" w:id="(\d+)"\/>/g)].map(([, name]) => name)).toEqual(['chorus_ref', 'chorus_reason', 'chorus_due']);
    expect(new Set([...body.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id)).size).toBe(3);
    expect(await bodyOf(written)).toBe(body);
  });

  it('says its language, its title, and what a drawing shows', async () => {
    const parts = await partsOf(paper([{ t: 'drawing', strokes, shows: 'A gate with two people' }]));

    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
    expect(parts['docProps/core.xml']).toContain('<dc:title>Good moves</dc:title>');
    expect(parts['word/document.xml']).toContain('descr="A gate with two people"');
    expect(Object.keys(parts).filter((name) => name.endsWith('.png'))).toHaveLength(1);
  });

  it('holds a photo as it came, in its own shape, with what it shows', async () => {
    const jpeg = btoa('\xff\xd8\xff the bytes of a photo');
    const file = unzipSync(await toWord(paper([{ t: 'photo', jpeg, width: 1600, height: 800, shows: 'The gate in <spring>' }])));
    const [name] = Object.keys(file).filter((one) => one.endsWith('.jpg'));
    const body = strFromU8(file['word/document.xml'] ?? new Uint8Array());

    expect(String.fromCharCode(...(file[name ?? ''] ?? []))).toBe(atob(jpeg));
    expect(body).toContain('descr="The gate in &lt;spring&gt;"');
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(body) ?? [];
    expect(Number(width)).toBe(2 * Number(height));
  });

  it('lets each paragraph and cell run its own way', async () => {
    const body = await bodyOf(paper([{ t: 'paragraph', text: 'שלום' }, { t: 'table', columns: ['What'], rows: [['سلام'], ['NS1 \u2068שלום\u2069']] }]));

    expect(body.match(/<w:bidi\/>/g)).toHaveLength(2);
  });

  it('sets words beside a picture, which says what it is', async () => {
    const parts = await partsOf(paper([{ t: 'pictured', picture: '<path class="a" d="M4 6h40v27H24L13 43V33H4Z"/>', shows: 'A speech bubble', title: 'What you said', lines: ['One.', 'Two.'] }], { purpose: 'easy' }));

    expect(parts['word/document.xml']).toContain('descr="A speech bubble"');
    expect(parts['word/document.xml']?.match(/<w:pStyle w:val="Line"\/>/g)).toHaveLength(2);
    // Half points: 14 and no smaller.
    expect(parts['word/styles.xml']).toContain('<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:color w:val="1C2230"/><w:sz w:val="28"/>');
    for (const name of ['word/document.xml', 'word/footer1.xml']) expect(parts[name]).not.toMatch(/<w:sz w:val="(1\d|2[0-7])"/);
  });

  it('makes no field, link or markup of what people wrote', async () => {
    const hostile = ['{ INCLUDETEXT "c:\\x" } ]]>', '<w:instrText>DATE</w:instrText>', 'http://evil.example www.evil.example', '=1+1', '</w:t></w:r>', '&amp;'];
    const parts = await partsOf(paper(hostile.flatMap((text): Block[] => [{ t: 'heading', level: 2, text }, { t: 'paragraph', text, look: 'quote' }, { t: 'fact', label: 'Who', text }, { t: 'list', items: [text] },
      { t: 'table', columns: [text], rows: [[text]] }, { t: 'drawing', strokes, shows: text }]), { title: hostile[0] ?? '' }));
    const body = parts['word/document.xml'] ?? '';

    expect(body).not.toMatch(/<w:instrText|<w:hyperlink|<w:fldSimple|r:link/);
    expect(body).toContain('&lt;w:instrText&gt;DATE');
    for (const [name, text] of Object.entries(parts)) if (name.endsWith('.rels')) expect(text).not.toContain('External');
  });

  it('is the same bytes for the same paper, and says the day of the paper alone', async () => {
    const one = paper([{ t: 'paragraph', text: 'Once' }, { t: 'drawing', strokes, shows: 'A gate' }, { t: 'table', columns: ['A'], rows: [['b']] }]);
    const first = await toWord(one);

    expect(Buffer.compare(first, await toWord(one))).toBe(0);
    expect((await partsOf(one))['docProps/core.xml']?.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual(['2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z']);
  });
});
