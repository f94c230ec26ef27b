// The layout of the start page: big and calm, what is due in front.
import { css } from 'lit';

export const startSheet = css`
  :host { display: block; max-width: 72rem; margin: 0 auto; padding: 32px 24px 64px; }
  main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 32px; align-content: start; }
  .doors { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
  .door { display: grid; gap: 8px; align-content: start; padding: 20px 24px; }
  .door.due { grid-column: 1 / -1; padding: 32px; border: 2px solid var(--ink); gap: 12px; grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
  .door.due h2 { font-size: 1.73em; }
  .door.due .what { display: grid; gap: 8px; }
  .door.due button.primary { min-height: 4rem; padding-inline: 32px; font-size: 1.2em; }
  .door .due-mark { display: inline-flex; gap: 6px; align-items: center; font-weight: 650; color: var(--ink-quiet); }
  .door h3 { font-weight: 650; }
  .door button { justify-self: start; }
  .goes { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
  .door.due .goes { display: grid; }
  .now { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; justify-content: space-between; padding: 20px 24px; border: 2px solid var(--ink); }
  .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 16px; }
  .grid > li { max-width: none; display: grid; }
  .trouble { border-left: 4px solid var(--ink); padding: 8px 0 8px 14px; }
  .steps { counter-reset: step; display: grid; gap: 8px; }
  .steps li { display: flex; gap: 12px; align-items: baseline; }
  .steps li::before { counter-increment: step; content: counter(step); display: inline-grid; place-items: center; flex: none; width: 2rem; height: 2rem; border-radius: 50%; background: var(--ink); color: var(--paper); font-weight: 700; }
  .foot { display: grid; gap: 12px; border-top: 1px solid var(--hair); padding-top: 20px; }
  .code { font-size: 1.44em; font-weight: 700; letter-spacing: 0.12em; }
  main.alone { max-width: 34rem; margin: 10vh auto; gap: 16px; }
  @media (max-width: 46rem) {
    :host { padding: 20px 16px 48px; }
    main { gap: 24px; }
    .doors { grid-template-columns: minmax(0, 1fr); }
    .door.due { padding: 20px; grid-template-columns: minmax(0, 1fr); }
    .door.due button.primary { width: 100%; }
  }
`;
