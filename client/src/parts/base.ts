// The sheet that every element with a shadow root takes first: type, buttons, fields, cards, focus.
// Elements add only their own layout. Rejected: a custom element for a button (the native one has the
// name, the keys and the states already).
import { css } from 'lit';

export const base = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd, fieldset, legend, figure { margin: 0; padding: 0; }
  fieldset { border: 0; min-width: 0; }
  ul, ol { list-style: none; }
  h1 { font-size: 1.73em; line-height: 1.2; font-weight: 700; text-wrap: balance; }
  h2 { font-size: 1.44em; line-height: 1.25; font-weight: 700; text-wrap: balance; }
  h3 { font-size: 1.2em; line-height: 1.3; font-weight: 650; }
  p, li, dd { max-width: 60ch; text-wrap: pretty; }
  .quiet { color: var(--ink-quiet); }
  .small { font-size: 0.889em; }
  .strong { font-weight: 650; }
  .stack > * + * { margin-top: 16px; }
  .stack-tight > * + * { margin-top: 8px; }
  .row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
  .spread { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
  .hidden-words {
    position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; border: 0;
  }

  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  :focus:not(:focus-visible) { outline: none; }

  button, .button {
    display: inline-flex; flex-wrap: var(--beside); align-items: center; justify-content: center; gap: 4px 10px;
    min-height: var(--target); min-width: var(--target); padding: 8px var(--aside);
    border: 2px solid var(--line); border-radius: var(--radius);
    background: var(--card); color: var(--ink);
    font: inherit; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none;
    letter-spacing: inherit; word-spacing: inherit;
    cursor: pointer; transition: background-color var(--quick), border-color var(--quick);
    touch-action: manipulation; -webkit-tap-highlight-color: transparent;
  }
  button:hover { border-color: var(--ink); }
  button:active { background: var(--sunk); }
  button[aria-pressed='true'], button[aria-checked='true'] { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
  button[disabled] { color: var(--ink-quiet); background: var(--sunk); border-style: dashed; cursor: default; }
  .primary { background: var(--ink); border-color: var(--ink); color: var(--paper); }
  .primary:hover { background: var(--ink-quiet); }
  .primary:active { background: var(--ink-quiet); color: var(--paper); }
  .primary[disabled] { background: var(--sunk); color: var(--ink-quiet); border-color: var(--line); }
  .plain { background: transparent; border-color: transparent; padding-inline: 10px; }
  .plain:hover { border-color: var(--line); }
  .link {
    background: none; border: 0; border-radius: 6px; padding: 8px 4px; font-weight: 500;
    text-decoration: underline; text-underline-offset: 0.22em; text-decoration-thickness: 1.5px;
  }
  .link:hover { text-decoration-thickness: 3px; }
  .care { color: var(--care); border-color: var(--care); }
  .wide { width: 100%; }

  label { display: block; font-weight: 600; }
  input[type='text'], input[type='date'], input[type='number'], input[type='password'], textarea, select {
    display: block; width: 100%; min-height: var(--target); margin-top: 6px; padding: 10px 14px;
    border: 2px solid var(--line); border-radius: var(--radius);
    background: var(--card); color: var(--ink); font: inherit; line-height: 1.4;
    letter-spacing: inherit; word-spacing: inherit;
  }
  textarea { resize: vertical; min-height: 6.5em; }
  input::placeholder, textarea::placeholder { color: var(--ink-quiet); opacity: 1; }
  input[type='checkbox'], input[type='radio'] { width: 1.25em; height: 1.25em; font-size: inherit; margin: 0; accent-color: var(--ink); flex: none; }
  .tick { display: flex; flex-wrap: var(--beside); align-items: center; gap: 4px 14px; min-height: var(--target); font-weight: 500; cursor: pointer; }

  summary { display: flex; align-items: center; gap: 10px; min-height: var(--target); font-weight: 600; cursor: pointer; list-style: none; border-radius: 6px; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; width: 0.5em; height: 0.5em; margin-left: 4px; border: solid currentColor; border-width: 0 2.5px 2.5px 0; transform: rotate(-45deg); flex: none; }
  details[open] > summary::before { transform: rotate(45deg); }
  details[open] { padding-bottom: 12px; }
  details[open] > summary { margin-bottom: 8px; }
  label .hint { font-weight: 400; }

  .card { background: var(--card); border: 1px solid var(--hair); border-radius: var(--radius); padding: var(--inset); }
  .sunk { background: var(--sunk); border-radius: var(--radius); padding: var(--inset); }
  .pending { border-style: dashed; border-color: var(--line); }
  /* On a long page: what waits at its end, as a line on top of the foot (\`--foot\` high). It is no button: it lies over what scrolls. */
  .below { position: var(--below, sticky); bottom: var(--foot, 0px); z-index: 1; margin-top: 24px; padding: 4px 0; background: var(--paper); border-top: 1px solid var(--hair); font-weight: 650; }
  .note { border-left: 4px solid var(--round, var(--before)); padding: 4px 0 4px 14px; }
  h1, h2, h3, h4, p, li, dd, td, th, blockquote, bdi { overflow-wrap: anywhere; }
  bdi { unicode-bidi: isolate; }

  @media (forced-colors: active) {
    button, .card, .sunk { border: 2px solid ButtonText; }
    .primary { background: Highlight; color: HighlightText; forced-color-adjust: none; border-color: Highlight; }
    button[aria-pressed='true'], button[aria-checked='true'] { border-color: Highlight; outline: 2px solid Highlight; }
    button[disabled] { color: GrayText; border-color: GrayText; }
  }
`;
