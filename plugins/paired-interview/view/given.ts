// A story as it was told, for whoever may see it: words, a strip with the words beside it, or a drawing.
import type { Body, Kit, Words } from '../../sdk/view.d.ts';

/** `drawing` is the word key of a drawing that nobody said anything of. */
export function given(kit: Kit, telling: Body, words: Words, drawing: string): unknown {
  const { html, nothing } = kit;
  const { words: said, symbols, strokes, shows } = telling;
  if (strokes !== undefined) return html`<x-drawing .strokes=${strokes} label=${typeof shows === 'string' && shows !== '' ? shows : words(drawing)}></x-drawing>`;
  if (symbols !== undefined) kit.part('x-strip');
  return html`${symbols === undefined ? nothing : html`<x-strip .symbols=${symbols}></x-strip>`}${typeof said === 'string' && said !== '' ? html`<p dir="auto" class="said">${said}</p>` : nothing}`;
}
