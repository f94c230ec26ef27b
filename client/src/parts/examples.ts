// For tests: puts a part on the page with the properties of an example, and checks what it says.
import type { LitElement } from 'lit';
import { expect, test } from 'vitest';

export interface Example {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What stands on it. */
  readonly says?: readonly string[];
  /** What a screen reader is told beyond it. */
  readonly labels?: readonly string[];
}

export async function mounted(tag: string, properties: Readonly<Record<string, unknown>>): Promise<LitElement> {
  const element = document.createElement(tag) as LitElement;
  for (const [name, value] of Object.entries(properties)) {
    if (tag === 'x-icon') element.setAttribute(name, String(value));
    else (element as unknown as Record<string, unknown>)[name] = value;
  }
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

export function runExamples(tag: string, examples: readonly Example[]): void {
  for (const example of examples) {
    test(`example: ${example.name}`, async () => {
      const element = await mounted(tag, example.properties);

      const root = element.shadowRoot;
      const labels = [...(root?.querySelectorAll('[aria-label]') ?? [])].map((each) => each.getAttribute('aria-label'));

      expect(root).not.toBeNull();
      for (const words of example.says ?? []) expect(root?.textContent).toContain(words);
      for (const label of example.labels ?? []) expect(labels).toContain(label);
    });
  }
}
