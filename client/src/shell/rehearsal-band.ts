// The mark of a rehearsal, on top of any page while what it shows is one. Loaded when a room says that it is one. How high it
// is stands in the body's `--mark`, for a page that fills the window.
import { LitElement, css, html } from 'lit';
import { base } from '../parts/base.ts';
import catalogue from '../words/rehearsal.json';
import { apart } from '../words/words.ts';

const t = apart(catalogue);

export class RehearsalBand extends LitElement {
  static override styles = [
    base,
    css`
      /* Stripes, so that it is told from a page's own head without colour. */
      :host { position: sticky; top: 0; z-index: 20; padding: 4px 16px; text-align: center; font-weight: 650; color: var(--ink); background: var(--card); border-bottom: 6px solid transparent; border-image: repeating-linear-gradient(135deg, var(--ink) 0 10px, var(--paper) 10px 20px) 6; }
      p { max-width: none; }
      /* A small screen is its page's own: the mark goes by with the page. */
      @media (max-width: 46rem) { :host { position: static; } }
      /* The wall is one composition: the mark stands in its corner. */
      :host([wall]) { position: fixed; inset: 0 0 auto auto; padding: 8px 24px; font-size: 3vh; border-bottom-width: 8px; }
    `,
  ];

  private readonly sizes = new ResizeObserver(() => document.body.style.setProperty('--mark', `${this.offsetHeight}px`));

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    document.body.style.removeProperty('--mark');
  }

  override render(): unknown {
    return html`<aside><p>${t('rehearsal.band')}</p></aside>`;
  }
}
customElements.define('rehearsal-band', RehearsalBand);

/** Sets the mark, or takes it away where the page has come to another room. */
export function mark(isRehearsal: boolean, { body } = document): void {
  const there = body.querySelector('rehearsal-band');
  if (!isRehearsal) return there?.remove();
  if (there !== null) return;
  const band = new RehearsalBand();
  band.toggleAttribute('wall', body.querySelector('wall-page') !== null);
  body.prepend(band);
}
