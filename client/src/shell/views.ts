// Loads the views of activity types: one module and one list of words a type, each once a page. A
// page is either a person's or a lead's and the wall's, and only these load what leads alone see.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { Kit, LaterPart, View } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import type { Plugin } from '../wire/types.ts';
import { isCatalogue, type Catalogue } from '../words/words.ts';

/** Big parts that few pages hold: elements upgrade by themselves once these are here. */
const later: Readonly<Record<LaterPart, () => Promise<unknown>>> = {
  'x-paper': () => import('../parts/x-paper/x-paper.ts'),
  'x-pictures': () => import('../parts/x-pictures/x-pictures.ts'),
  'x-strip': () => import('../parts/x-strip/x-strip.ts'),
};

/** Out of reach just now: the view asks again whenever it draws. */
function part(tag: LaterPart): void {
  if (!customElements.get(tag)) later[tag]().catch(() => undefined);
}

const kit: Omit<Kit, 'leads'> = { version: 1, LitElement, html, svg, css, nothing, styles: base, part };

const loads = new Map<string, Promise<Catalogue>>();

/**
 * Resolves with the view's words once its elements are defined: the participant's, and those of the leads and the wall where
 * `leads` asks for them. Rejects if the module cannot be had.
 */
export function loadView(plugin: Plugin, leads: boolean): Promise<Catalogue> {
  const known = loads.get(plugin.view);
  if (known) return known;
  const load = Promise.all([loadModule(plugin.view), loadWords(plugin.words)]).then(async ([view, words]) => {
    const more: (() => Promise<View>)[] = [];
    const lent: Kit = { ...kit, leads: (load) => void more.push(load) };
    view.register(lent);
    if (leads) for (const each of more) (await each()).register(lent);
    return words;
  });
  loads.set(plugin.view, load);
  // A failed load may be tried again: the laptop may only have been out of reach.
  load.catch(() => loads.delete(plugin.view));
  return load;
}

async function loadModule(url: string): Promise<View> {
  const module: unknown = await import(/* @vite-ignore */ url);
  if (typeof module === 'object' && module !== null && 'register' in module && typeof module.register === 'function') {
    return module as View;
  }
  throw new Error('the view has no register');
}

async function loadWords(url: string): Promise<Catalogue> {
  if (url === '') return {};
  const reply = await fetch(url, { credentials: 'same-origin' });
  const words: unknown = reply.ok ? await reply.json() : null;
  if (!isCatalogue(words)) throw new Error('the view has no words');
  return words;
}
