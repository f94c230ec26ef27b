// The layout of the plan: one column that reads like the evening itself.
import { css } from 'lit';

export const planSheet = css`
  :host { display: grid; gap: 20px; max-width: 64rem; margin: 0 auto; padding: 24px; }
  .about { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 16px 24px; }
  .about h3, .about .whole { grid-column: 1 / -1; }
  .evening { display: grid; gap: 8px; padding-top: 20px; border-top: 2px solid var(--ink); }
  .top { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; align-items: start; }
  .sum { text-align: end; font-variant-numeric: tabular-nums; }
  .over { display: inline-flex; gap: 6px; align-items: center; font-weight: 700; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 16px 24px; align-items: start; }
  .away { margin-top: 12px; }
  ol { display: grid; }
  ol > li { max-width: none; }
  /* A place between two parts: thin until somebody looks for it. */
  .between { width: 100%; min-height: 1.75rem; padding: 0; border: 0; background: transparent; color: var(--ink-quiet); position: relative; }
  .between::before { content: ''; position: absolute; inset: 50% 0 auto; border-top: 1px dashed transparent; }
  .between:hover, .between:focus-visible { color: var(--ink); }
  .between:hover::before, .between:focus-visible::before { border-color: var(--line); }
  .between x-icon { background: var(--paper); position: relative; padding: 0 6px; }
  .drop { height: 0; border-top: 4px solid var(--ink); margin: -2px 0; position: relative; z-index: 1; }
  .drop span { position: absolute; inset: 0 auto auto 12px; padding: 0 8px; background: var(--ink); color: var(--paper); font-size: 0.889em; font-weight: 650; border-radius: 0 0 6px 6px; pointer-events: none; }
  details ol { gap: 8px; }
  @media (max-width: 46rem) {
    :host { padding: 16px; }
    .sum { text-align: start; }
  }
`;
