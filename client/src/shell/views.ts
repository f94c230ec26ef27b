// Loads the views of activity types: one module and one list of words a type, each once a page. A
// page is either a person's or a lead's and the wall's, and only these load what leads alone see.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { Kit, LaterPart, View } from '../../../plugins/sdk/view.d.ts';
import type { DeskKit } from '../../../plugins/sdk/view/desk.ts';
import type { PhoneKit } from '../../../plugins/sdk/view/phone.ts';
import { base } from '../parts/base.ts';
import { network } from '../wire/network.ts';
import type { Plugin } from '../wire/types.ts';
import { isCatalogue, type Catalogue } from '../words/words.ts';

/** Big parts that few pages hold: elements upgrade by themselves once these are here. */
const later: Readonly<Record<LaterPart, () => Promise<unknown>>> = {
  'x-medium': () => import('../parts/x-medium/x-medium.ts'),
  'x-sender': () => import('../parts/x-sender/x-sender.ts'),
  'x-ladder': () => import('../parts/x-ladder/x-ladder.ts'),
  'x-place': () => import('../parts/x-place/x-place.ts'),
  'x-paper': () => import('../parts/x-paper/x-paper.ts'),
  'x-pictures': () => import('../parts/x-pictures/x-pictures.ts'),
  'x-strip': () => import('../parts/x-strip/x-strip.ts'),
};

/** Out of reach just now: the view asks again whenever it draws. */
function part(tag: LaterPart): void {
  if (!customElements.get(tag)) later[tag]().catch(() => undefined);
}

const lit = { version: 1, LitElement, html, svg, css, nothing, styles: base, part } as const;

type Defines = Parameters<Kit['leads']>[0];

/** What a view makes its elements with, loaded with the first of them and shared by all. `desk`: leads' and the wall's. */
async function kitFor(leads: boolean): Promise<{ readonly phone: PhoneKit; readonly desk: DeskKit | null; readonly coming: readonly Promise<unknown>[] }> {
  const desk = leads ? import('../../../plugins/sdk/view/desk.ts') : null;
  const { phoneKit } = await import('../../../plugins/sdk/view/phone.ts');
  const coming: Promise<unknown>[] = [];
  return { coming, phone: phoneKit(lit, coming), desk: (await desk)?.deskKit(lit) ?? null };
}

const loads = new Map<string, Promise<Catalogue>>();

/**
 * Resolves with the view's words once its elements are defined: the participant's, and those of the leads and the wall where
 * `leads` asks for them. Rejects if the module cannot be had.
 */
export function loadView(plugin: Plugin, leads: boolean): Promise<Catalogue> {
  const known = loads.get(plugin.view);
  if (known) return known;
  const load = Promise.all([loadModule(plugin.view), loadWords(plugin.words), kitFor(leads)]).then(async ([view, words, { phone, desk, coming }]) => {
    const more: Defines[] = [];
    const kit: Kit = { ...lit, ...phone, leads: (define) => void more.push(define) };
    view.register(kit);
    await Promise.all(coming);
    if (desk) for (const define of more) (await define({ ...kit, ...desk }))?.register({ ...kit, ...desk });
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

/** What an activity type calls its things; rejects where they cannot be had. */
export async function loadWords(url: string): Promise<Catalogue> {
  if (url === '') return {};
  const reply = await network.fetch(url, { credentials: 'same-origin' });
  const words: unknown = reply.ok ? await reply.json() : null;
  if (!isCatalogue(words)) throw new Error('the view has no words');
  return words;
}
