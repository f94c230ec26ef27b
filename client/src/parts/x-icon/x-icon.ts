// One icon, always hidden from screen readers: the words stand beside it.
import type { IconNode } from 'lucide';
import { icons } from '../icons.ts';

const namespace = 'http://www.w3.org/2000/svg';

// A plain element and not a Lit one: pages hold dozens of these and none ever changes its inside.
export class XIcon extends HTMLElement {
  static observedAttributes = ['name'];

  connectedCallback(): void {
    this.draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.draw();
  }

  private draw(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const picture = document.createElementNS(namespace, 'svg');
    for (const [key, value] of Object.entries({
      viewBox: '0 0 24 24', width: '1.25em', height: '1.25em', fill: 'none', stroke: 'currentColor',
      'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true',
      focusable: 'false', display: 'block',
    })) picture.setAttribute(key, value);
    const known: Readonly<Record<string, IconNode | undefined>> = icons;
    for (const [tag, attributes] of known[this.getAttribute('name') ?? ''] ?? []) {
      const stroke = document.createElementNS(namespace, tag);
      for (const [key, value] of Object.entries(attributes)) stroke.setAttribute(key, String(value));
      picture.append(stroke);
    }
    root.replaceChildren(picture);
  }
}
customElements.define('x-icon', XIcon);
