// What views share beyond the shell's own sheet (`kit.styles`).
import { css } from 'lit';

export const sheet = css`
  .bar { display: grid; gap: 8px; margin-top: 24px; }
  .asks { font-size: 1.2em; line-height: 1.35; font-weight: 600; }
  .list, form { display: grid; gap: 12px; }
  .carried li { display: grid; gap: 6px; max-width: none; }
  .seal { display: grid; justify-items: center; text-align: center; gap: 12px; padding: 24px 0 8px; --symbol: 5rem; }
  .bars { display: grid; gap: var(--bar-gap, 14px); --degree: var(--bar-degree, 1.9rem); }
  .bars li { display: flex; gap: var(--bar-inset, 14px); max-width: none; align-items: center; }
  .bars li > div { flex: 1 1 0; min-width: 0; }
  /* The number goes under its words where large text leaves no room beside them. */
  .bars p { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; align-items: baseline; max-width: none; }
  .what { flex: 1 1 8em; font-weight: 600; line-height: 1.25; min-width: 0; }
  .total { color: var(--ink-quiet); white-space: nowrap; }
  .bars svg { display: block; width: 100%; height: var(--bar, 12px); margin-top: 4px; border-radius: 6px; }
  .all { fill: var(--sunk); }
  .some { fill: var(--round, var(--before)); }
  @media (forced-colors: active) { .all { fill: Canvas; stroke: CanvasText; } .some { fill: CanvasText; } }
`;
