// The layout of the participant's page: one column, the bar under the thumb. The header is one line: where it is too
// short for the words, the pictures remain. The bar leaves the bottom where it would cover what is written: on low
// screens (the keyboard is up), with very large text, and where its buttons do not stand on one line.
import { css } from 'lit';

export const participantSheet = css`
  :host { display: block; }
  .whole { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
  .page { width: 100%; max-width: 38rem; margin: 0 auto; padding: 24px var(--inset) 32px; flex: 1 0 auto; min-width: 0; }
  header { display: flex; gap: 16px; align-items: center; justify-content: space-between; width: 100%; max-width: 38rem; margin: 0 auto; padding: 12px var(--inset) 0; }
  header x-path { --path: 1.35rem; flex: 0 1 auto; max-height: 1.6em; overflow: hidden; }
  header x-line { flex: 0 1000 auto; min-width: 1.5em; }
  footer { position: var(--stick); bottom: 0; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 12px; width: 100%; max-width: 38rem; margin: 0 auto; padding: 8px 16px max(8px, env(safe-area-inset-bottom)); background: var(--paper); border-top: 1px solid var(--hair); }
  footer.stacked { position: static; }
  @media (max-height: 26rem) { footer, .below { position: static; } }
  .centre { display: grid; justify-items: center; text-align: center; --picture: 7rem; padding-top: 4vh; }
  .hello { font-size: 1.73em; }
  .stack-large > * + * { margin-top: 32px; }
  .tray { font-size: 1.05em; }
  .from-start { justify-content: space-between; text-align: start; }
  .from-start span { display: grid; gap: 2px; min-width: 0; overflow-wrap: anywhere; }
  .from-start small { font-weight: 400; }
  .round { --round: var(--before); }
  .before, .after { --round: var(--before); } .discover { --round: var(--discover); } .dream { --round: var(--dream); }
  .design { --round: var(--design); } .deliver { --round: var(--deliver); }
  .ready { border-top: 6px solid var(--round); padding: 20px; animation: rise var(--quick); }
  .ready h2 { margin: 2px 0 16px; }
  .round .ready { margin-top: 16px; }
  /* One line on top of the foot is enough: nothing of the activity stays beside it. */
  .followed activity-frame { --stick: static; --below: static; }
  .away { margin-bottom: 20px; padding: 12px 16px; border: 2px solid var(--line); border-radius: var(--radius); background: var(--card); }
  x-band { margin-bottom: 20px; }
  .note { margin-bottom: 20px; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
`;
