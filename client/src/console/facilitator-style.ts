// The layout of the console: a desk of panes on a laptop, two columns on a tablet, one hat at a time on a phone.
import { css } from 'lit';

export const consoleSheet = css`
  /* What just happened is told on the page, in a place of its own. */
  :host { display: block; position: relative; min-height: 100vh; min-height: 100dvh; }
  .alone { max-width: 34rem; margin: 0 auto; padding: 10vh 20px; }
  header { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; justify-content: space-between; padding: 14px 24px; border-bottom: 1px solid var(--hair); }
  .title { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; min-width: 0; }
  h1 { font-size: 1.25rem; }
  .tools { gap: 8px 20px; }
  .hats { display: flex; gap: 0; }
  .hats button { border-radius: 0; margin: 0; padding: 6px 16px; }
  .hats button:first-child { border-radius: var(--radius) 0 0 var(--radius); }
  .hats button:last-child { border-radius: 0 var(--radius) var(--radius) 0; margin-left: -2px; }
  .hats [aria-pressed='true'] { background: var(--ink); color: var(--paper); border-color: var(--ink); z-index: 1; }
  .grid { display: grid; grid-template-columns: 17rem minmax(0, 1fr) minmax(17rem, 24rem); grid-template-areas: 'sheet now wall' 'sheet now people'; grid-template-rows: auto 1fr; gap: 24px; padding: 24px; align-items: start; max-width: 104rem; margin: 0 auto; }
  .grid.people { grid-template-columns: minmax(20rem, 30rem) minmax(0, 1fr) minmax(17rem, 22rem); grid-template-areas: 'people now wall' 'people now sheet'; }
  .sheet { grid-area: sheet; } .now { grid-area: now; } desk-pane.people { grid-area: people; } .wall { grid-area: wall; }
  .grid > section { min-width: 0; }
  .sheet h2 { font-size: 1rem; margin-bottom: 8px; padding-left: 12px; }
  .now { background: var(--card); border: 1px solid var(--hair); border-radius: calc(var(--radius) + 4px); padding: 24px; }
  .keys { display: grid; grid-template-columns: auto 1fr; gap: 10px 24px; margin-bottom: 20px; }
  .leave { margin-top: 20px; padding-top: 20px; border-top: 1px solid var(--hair); }
  .keys dt { font-weight: 700; }
  /* The desk fills the window. Its panes have what the header leaves, and run out of it at its end. */
  @media screen {
    :host([desk]) { display: flex; flex-direction: column; height: calc(100vh - var(--mark, 0px)); height: calc(100dvh - var(--mark, 0px)); min-height: 0; overflow: clip; --pane: auto; --around: 24px; }
    :host([desk]) > * { flex: none; }
    :host([desk]) header { flex-wrap: nowrap; gap: 16px; padding: 8px 24px; }
    :host([desk]) .title { flex-wrap: nowrap; flex: 1; gap: 16px; }
    /* The run sheet tells the round as well. */
    @media (max-width: 100rem) { :host([desk]) x-path { display: none; } }
    :host([desk]) .tools { flex-wrap: nowrap; flex: none; gap: 4px; }
    :host([desk]) .tools .plain { padding-inline: 10px; gap: 8px; }
    :host([desk]) .hats { margin-inline: 8px; }
    :host([desk]) notice-list { max-height: 30vh; overflow-y: auto; }
    :host([desk]) .grid { flex: 1; width: 100%; min-height: 0; max-width: 124rem; align-items: stretch; padding: 0 24px; gap: 0 24px; grid-template-columns: clamp(13rem, 20vw, 17rem) minmax(0, 1fr) clamp(22rem, 35vw, 42rem); grid-template-rows: auto minmax(0, 1fr); }
    :host([desk]) .grid.people { grid-template-columns: clamp(22rem, 32vw, 42rem) minmax(0, 1fr) clamp(19rem, 30vw, 34rem); }
    :host([desk]) .grid > desk-pane { min-height: 0; padding: 20px 4px; margin-inline: -4px; border-radius: 0; }
    :host([desk]) desk-pane:focus-visible { outline-offset: -3px; }
    :host([desk]) .grid > .wall { max-height: 60vh; padding-bottom: 16px; }
    :host([desk]) .grid.lead > desk-pane.people, :host([desk]) .grid.people > .sheet { border-top: 1px solid var(--hair); }
    :host([desk]) .now { min-height: 0; margin: 20px 0; padding: 20px var(--around) 0; overflow: clip; }
    :host([desk]) .now > desk-pane { height: 100%; margin-inline: calc(-1 * var(--around)); padding: 0 var(--around) 20px; }
  }
  /* The record for the safeguarding lead is printed alone. */
  @media print {
    :host([caring]) > :not(care-record), :host([printing]) > :not(main), :host([printing]) main > :not(prints-page) { display: none; }
  }
  @media (max-width: 70rem) {
    .grid, .grid.people { grid-template-columns: minmax(0, 3fr) minmax(15rem, 2fr); grid-template-areas: 'now wall' 'now sheet' 'now people'; grid-template-rows: auto auto 1fr; }
    .grid.people { grid-template-areas: 'people now' 'people wall' 'people sheet'; }
  }
  @media (max-width: 46rem) {
    header { padding: 12px 16px; }
    .tools { width: 100%; }
    .hats { width: 100%; order: 3; }
    .hats button { flex: 1; }
    .grid, .grid.people { display: flex; flex-direction: column; align-items: stretch; padding: 16px; }
    .grid.lead desk-pane.people { display: none; }
    .grid.people > :is(.now, .wall, .sheet) { display: none; }
    .grid.lead .now { order: 1; } .grid.lead .wall { order: 2; } .grid.lead .sheet { order: 3; }
    .now { padding: 16px; }
  }
`;
