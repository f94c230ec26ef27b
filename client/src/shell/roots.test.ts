import { beforeEach, expect, test } from 'vitest';
import { Roots } from './roots.ts';

const followed: Node[] = [];
const roots = new Roots();
roots.watch(document, (root) => followed.push(root));

beforeEach(() => document.body.replaceChildren());

function host(parent: Node): HTMLElement & { readonly shadowRoot: ShadowRoot } {
  const made = parent.appendChild(document.createElement('div'));
  made.attachShadow({ mode: 'open' });
  return made as HTMLElement & { readonly shadowRoot: ShadowRoot };
}

test('each root is followed as it is made, and the page first', () => {
  const { shadowRoot } = host(document.body);

  expect(followed[0]).toBe(document);
  expect(followed.at(-1)).toBe(shadowRoot);
});

test('a root in a root is reached, until what it lies in goes', () => {
  const outer = host(document.body);
  const inner = host(outer.shadowRoot);
  const before = [...roots.reached()];
  outer.remove();

  expect(before).toEqual([document, outer.shadowRoot, inner.shadowRoot]);
  expect([...roots.reached()]).toEqual([document]);
});

test('what lies in an inert element is not reached, and is again afterwards', () => {
  const outer = host(document.body);
  const inner = host(outer.shadowRoot);
  outer.setAttribute('inert', '');
  const whileInert = [...roots.reached()];
  outer.removeAttribute('inert');

  expect(whileInert).toEqual([document]);
  expect([...roots.reached()]).toContain(inner.shadowRoot);
});
