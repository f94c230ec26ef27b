// Words that people write run in their own direction wherever they are shown: a Hebrew story in an English page, a name
// between English words, what stands in a field.
import type { Page } from 'playwright-core';

/** Every text of another direction that follows the page's instead of its own; runs in the page. */
function look(): string[] {
  const rightward = /[\u0590-\u08ff\ufb1d-\ufefc]/u;
  const strong = /\p{L}/u;
  const runsLeft = (text: string): boolean => rightward.test(strong.exec(text)?.[0] ?? '');
  /** Without what is set apart by its own marks. */
  const loose = (text: string): string => text.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '');
  const found: string[] = [];
  const parentOf = (element: Element): Element | null => element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const scopeOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at && at !== document.documentElement; at = parentOf(at)) if (at.matches('bdi, [dir]')) return at;
    return null;
  };
  const read = (text: string, parent: Element): void => {
    const said = loose(text);
    if (!rightward.test(said)) return;
    const scope = scopeOf(parent);
    const words = loose(scope?.textContent ?? '');
    const own = scope !== null && runsLeft(words) === (getComputedStyle(scope).direction === 'rtl');
    // Our own words with theirs between: theirs need a scope, or marks, of their own.
    if (!own || !runsLeft(words)) found.push(`“${text.trim().slice(0, 60)}” in ${parent.localName}.${parent.className.toString()}`);
  };
  const walk = (node: Node): void => {
    if (node instanceof Text && node.parentElement) read(node.data, node.parentElement);
    // What is read aloud alone has no direction.
    if (!(node instanceof Element) || node.matches('style, script, option, .hidden-words')) return;
    if ((node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === 'text')) && rightward.test(node.value) && (runsLeft(node.value) !== (getComputedStyle(node).direction === 'rtl'))) found.push(`the field ${node.name || node.id}`);
    for (const child of node.childNodes) walk(child);
    if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) walk(child);
  };
  walk(document.body);
  return [...new Set(found)];
}

export function astray(page: Page): Promise<string[]> {
  return page.evaluate(look);
}
