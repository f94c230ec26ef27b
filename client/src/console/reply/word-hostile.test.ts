// @vitest-environment node
// Word files that somebody made to do harm, or that could be read two ways: each is refused whole, and told why.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tableIn } from './file.ts';
import { Refused } from './refused.ts';
import { repliesIn, type Reply } from './reply.ts';
import { columns, inquiry, reply, type Row } from './sheet-fixture.ts';
import { body, cell, file, head, line, marked, paragraph, row, rowWith, run, table, textCell, wordReply } from './word-fixture.ts';

const known = { inquiry, steps: new Set(['NS1', 'NS2']) };
const good: Row = { ref: 'NS1', what: 'Somebody waits', decision: 'agreed' };
const of = (lines: string): Uint8Array => file(body(table(head() + row(good) + lines) + marked));
const withCell = (inside: string, settings = ''): Uint8Array => of(rowWith(cell(inside, settings)));
const withRun = (inside: string): Uint8Array => withCell(paragraph(inside));
const beside = (xml: string): Uint8Array => file(body(table(head() + row(good)) + xml + marked));
const whole = body(table(head() + row(good)) + marked);
const doctype = (inner: string): Uint8Array => file(whole.replace('<w:document', `<!DOCTYPE document [${inner}]><w:document`));
const relations = (inside: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const away = (type: string): string => relations(`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://evil.example/x" TargetMode="External"/>`);
function padded(bytes: Uint8Array, length: number): Uint8Array {
  const long = new Uint8Array(length);
  long.set(bytes);
  return long;
}
const inUtf16 = (xml: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...xml].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);

const hostile: readonly (readonly [string, string, Uint8Array])[] = [
  ['a bomb of one part', 'too_large', file(whole, { 'word/media/image1.png': new Uint8Array(12 * 1024 * 1024) })],
  ['a bomb in the words themselves', 'too_large', file(whole.replace('<w:sectPr/>', ' '.repeat(9 * 1024 * 1024)))],
  ['a bomb of many parts', 'too_large', file(whole, Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`word/media/${String(at)}.png`, new Uint8Array(512 * 1024)])))],
  ['a thousand parts', 'too_large', file(whole, Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`word/x${String(at)}.xml`, 'x'])))],
  ['a file of two megabytes', 'too_large', padded(wordReply([good]), 2 * 1024 * 1024)],
  ['tags in tags without an end', 'too_large', beside('<w:smartTag>'.repeat(5000) + '</w:smartTag>'.repeat(5000))],
  ['too many cells', 'too_large', of(`<w:tr>${'<w:tc/>'.repeat(21_000)}</w:tr>`)],
  ['too many rows', 'too_large', of(row({ ref: 'NS2' }).repeat(1000))],
  ['no words at all', 'not_office', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/styles.xml': strToU8('<x/>') })],
  ['a file cut off', 'not_office', wordReply([good]).slice(0, 300)],
  ['two bodies', 'not_office', file(whole, { 'word/document2.xml': whole })],
  ['a body whose name is in capitals besides', 'not_office', file(whole, { 'WORD/Document.xml': whole })],
  ['a workbook in it besides', 'not_office', file(whole, { 'xl/workbook.xml': '<workbook/>' })],
  ['a program in it', 'has_programs', file(whole, { 'word/vbaProject.bin': 'x' })],
  ['a kind that may hold programs', 'has_programs', file(whole, { '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>' })],
  ['a file inside', 'has_programs', file(whole, { 'word/embeddings/oleObject1.bin': 'x' })],
  ['a button that runs', 'has_programs', file(whole, { 'word/activeX/activeX1.xml': '<x/>' })],
  ['a template from elsewhere', 'has_programs', file(whole, { 'word/_rels/settings.xml.rels': away('attachedTemplate') })],
  ['a picture from elsewhere', 'has_programs', file(whole, { 'word/_rels/document.xml.rels': away('image') })],
  ['another file’s words in it', 'has_programs', beside('<w:altChunk r:id="r1"/>')],
  ['an object', 'has_programs', withRun('<w:r><w:object/></w:r>')],
  ['an entity of its own', 'not_plain', doctype('<!ENTITY a "b">')],
  ['an entity out of a file', 'not_plain', doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')],
  ['a billion laughs', 'not_plain', doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">')],
  ['a document type hidden in another writing', 'not_plain', file(inUtf16(whole.replace('<w:document', '<!DOCTYPE document [<!ENTITY a "b">]><w:document')))],
  ['an entity nobody knows', 'not_plain', withRun('<w:r><w:t>&a;</w:t></w:r>')],
  ['a letter that is none', 'not_plain', withRun('<w:r><w:t>&#xD800;</w:t></w:r>')],
  ['an instruction', 'not_plain', beside('<?php system("x") ?>')],
  ['words hidden as data', 'not_plain', beside('<![CDATA[<w:tbl/>]]>')],
  ['tags that cross', 'not_plain', withCell('<w:p><w:r></w:p></w:r>')],
  ['an end that is not there', 'not_plain', file(whole.replace('</w:document>', ''))],
  ['a row in a row', 'not_plain', of('<w:tr><w:tr/></w:tr>')],
  ['words beside its cells', 'not_plain', of(`<w:tr>${paragraph(run('agreed'))}</w:tr>`)],
  ['a box of words in a cell', 'not_plain', withRun('<w:r><w:drawing><w:txbxContent/></w:drawing></w:r>')],
  ['one of two words in a cell', 'not_plain', withRun('<mc:AlternateContent><mc:Choice Requires="x"/></mc:AlternateContent>')],
  ['a letter out of a picture', 'not_plain', withRun('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')],
  ['words at the foot', 'not_plain', withRun('<w:r><w:footnoteReference w:id="2"/></w:r>')],
  ['words put in, tracked', 'has_changes', withRun(`<w:ins w:author="x">${run('not')}</w:ins>`)],
  ['words taken out, tracked', 'has_changes', withRun('<w:del w:author="x"><w:r><w:delText>not</w:delText></w:r></w:del>')],
  ['a row put in, tracked', 'has_changes', of(row({ ref: 'NS2' }).replace('<w:tr>', '<w:tr><w:trPr><w:ins w:author="x"/></w:trPr>'))],
  ['a look changed, tracked', 'has_changes', withRun(run('x', '<w:rPrChange w:author="x"><w:rPr/></w:rPrChange>'))],
  ['words moved, tracked', 'has_changes', withRun(`<w:moveTo w:author="x">${run('not')}</w:moveTo>`)],
  ['a comment', 'has_changes', withRun(`<w:commentRangeStart w:id="1"/>${run('x')}<w:commentRangeEnd w:id="1"/>`)],
  ['a field', 'has_fields', withRun(`<w:fldSimple w:instr="DATE">${run('x')}</w:fldSimple>`)],
  ['a field in pieces', 'has_fields', withRun('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "c:\\x"</w:instrText></w:r>')],
  ['a field beside the table', 'has_fields', beside(paragraph('<w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r>'))],
  ['a form', 'has_fields', withCell(`<w:sdt><w:sdtContent>${paragraph(run('Choose'))}</w:sdtContent></w:sdt>`)],
  ['words struck out', 'struck', withRun(run('not', '<w:strike/>'))],
  ['words struck out twice', 'struck', withRun(run('not', '<w:dstrike w:val="1"/>'))],
  ['words nobody sees', 'struck', withRun(run('not', '<w:vanish/>'))],
  ['cells merged across', 'merged', withCell(paragraph(''), '<w:gridSpan w:val="2"/>')],
  ['cells merged down', 'merged', withCell(paragraph(''), '<w:vMerge w:val="restart"/>')],
  ['a row that begins later', 'merged', of(row({ ref: 'NS2' }).replace('<w:tr>', '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'))],
  ['a cell taken out', 'merged', of(line(textCell('NS2')))],
  ['a cell too many', 'merged', of(row({ ref: 'NS2' }).replace('</w:tr>', `${textCell('agreed')}</w:tr>`))],
  ['a table in a cell', 'many_tables', withCell(table(line(textCell('agreed'))))],
  ['another table', 'many_tables', beside(table(line(textCell('x'))))],
  ['a table cut in two', 'many_tables', beside(table(row({ ref: 'NS2', decision: 'agreed' })))],
  ['no mark', 'not_ours', file(body(table(head() + row(good))))],
  ['two marks', 'not_ours', beside(marked)],
  ['no table', 'not_ours', file(body(marked))],
  ['heads without their names', 'not_ours', file(body(table(line(columns.map(textCell).join('')) + row(good)) + marked))],
  ['two heads of one name', 'not_ours', file(body(table(head(columns.map((name) => (name === 'told' ? 'ref' : name))) + row(good)) + marked))],
  ['two names on one head', 'not_ours', file(whole.replace('<w:bookmarkStart w:id="1"', '<w:bookmarkStart w:id="99" w:name="chorus_more"/><w:bookmarkStart w:id="1"'))],
  ['another inquiry’s mark', 'other_inquiry', file(whole.replace(inquiry, 'inq-other'))],
  ['a row without its step', 'no_step', of(row({ decision: 'agreed' }))],
  ['a step of another inquiry', 'unknown_step', of(row({ ref: 'NS99', decision: 'agreed' }))],
  ['a step twice', 'twice', of(row(good))],
  ['a decision nobody knows', 'unknown_word', of(row({ ref: 'NS2', decision: '=1+1' }))],
  ['a day that is none', 'no_day', of(row({ ref: 'NS2', due: '46447' }))],
  ['a reason as long as a page', 'too_long', of(row({ ref: 'NS2', reason: 'a'.repeat(400) }))],
  ['a text as long as a book', 'too_long', withRun(run('a'.repeat(5000)))],
];

const read = (bytes: Uint8Array): Reply[] => repliesIn(tableIn(bytes), known);

function refusal(bytes: Uint8Array): Refused | null {
  try {
    read(bytes);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

describe('a reply that comes back as a Word file', () => {
  for (const [name, fault, bytes] of hostile) it(`is refused with ${name}`, () => { expect(refusal(bytes)?.fault).toBe(fault); });

  it('says where to look, by the step and what its column is called', () => {
    expect(refusal(of(row({ ref: 'NS2', due: 'soon' })))?.at).toBe('NS2, DUE');
    expect(refusal(of(row({ due: 'soon' })))?.at).toBe('3, REF');
    expect(refusal(withRun(run('not', '<w:strike/>')))?.at).toBe('NS2, TOLD');
  });

  it('is read as the same answers in a workbook are', () => {
    const rows: Row[] = [{ ...good, accept: 'Accept', reason: 'One site & <two>', decided_by: 'The board', decided_on: '11 February 2027', effective_from: '1/3/2027', told: 'שלום' }, { ref: 'NS2', status: 'Done', evidence: 'A count', impact: 'Fewer turn back', due: '2027-09-01' }];

    expect(read(wordReply(rows))).toEqual(read(reply(rows)));
    expect(read(wordReply(rows))[0]).toMatchObject({ accept: 'accept', decision: 'agreed', reason: 'One site & <two>', decidedOn: '2027-02-11', effectiveFrom: '2027-03-01', told: 'שלום' });
  });

  it('is read however its words were cut into runs, with what leads elsewhere as words alone, and rows without a word are none', () => {
    const linked = `<w:hyperlink r:id="r1">${run('https://example.org/minutes')}</w:hyperlink><w:r><w:br/></w:r>${run('page', '<w:strike w:val="false"/>')}<w:r><w:tab/><w:t>4</w:t></w:r>`;
    const bytes = file(body(table(head() + row(good).replace(/(?<=<w:p>)(?=<\/w:p><\/w:tc><\/w:tr>)/, run('in ') + '<w:proofErr w:type="spellStart"/>' + run('two')) + rowWith(cell(paragraph(run('One.')) + paragraph(linked))) + row({})) + marked), { 'word/_rels/document.xml.rels': away('hyperlink') });

    expect(read(bytes).map(({ id, told }) => [id, told])).toEqual([['NS1', 'in two'], ['NS2', 'One.\nhttps://example.org/minutes\npage 4']]);
  });

  it('is read where its columns stand in another order, where one is gone, and where its body has a number', () => {
    const few = ['decision', 'ref'];
    const bytes = file(body(table(head(few) + line(textCell('noted') + textCell('ns2'))) + marked));

    expect(read(bytes)).toMatchObject([{ id: 'NS2', decision: 'noted', reason: '' }]);
    expect(read(zipSync({ 'word/document2.xml': strToU8(whole) }))).toHaveLength(1);
  });
});
