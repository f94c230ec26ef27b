// A photo that somebody gave, whole and upright, or a sound with its own buttons. `label` says what it shows or what is heard, to
// those who do not see or hear it. `medium` may come from anybody and is read carefully.
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../../words/answer-pad.ts';
import { base } from '../base.ts';

export interface Shown {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** 0: a photo. */
  readonly seconds: number;
}

const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0);

/** Null: nothing that could be shown. */
export function shownFrom(value: unknown): Shown | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, width, height, seconds } = value as Record<string, unknown>;
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { id, width: count(width), height: count(height), seconds: count(seconds) } : null;
}

export class XMedium extends LitElement {
  static override properties = { medium: { attribute: false }, label: { type: String }, missing: { state: true } };
  declare medium: unknown;
  declare label: string;
  /** Which one could not be had. */
  declare missing: string;

  static override styles = [base, css`
    :host { display: block; }
    img { display: block; box-sizing: border-box; width: auto; height: auto; max-width: 100%; max-height: var(--medium-height, 24rem); background: var(--sunk); border: 2px solid var(--line); border-radius: var(--radius); }
    audio { display: block; width: 100%; max-width: 26rem; min-height: var(--target); }
    @media (forced-colors: active) { img { forced-color-adjust: none; } }
  `];

  constructor() {
    super();
    this.medium = null;
    this.label = '';
    this.missing = '';
  }

  override render(): unknown {
    const shown = shownFrom(this.medium);
    if (shown === null) return nothing;
    const { id, width, height, seconds } = shown;
    const isSound = seconds > 0;
    const lost = (): void => void (this.missing = id);
    if (this.missing === id) {
      return html`<p class="note">${t(isSound ? 'medium.no_sound' : 'medium.no_photo')} <button class="link" @click=${() => (this.missing = '')}>${t('medium.again')}</button></p>`;
    }
    return isSound
      ? html`<audio controls preload="none" src="/media/${id}" aria-label=${this.label} @error=${lost}></audio>`
      : html`<img src="/media/${id}" alt=${this.label} width=${width || nothing} height=${height || nothing} decoding="async" @error=${lost}/>`;
  }
}
customElements.define('x-medium', XMedium);
