// The sheet of lists that a lead goes through, taken after the base: sections apart from each other, one thing below
// the other, and what somebody waits for marked by its edge.
import { css } from 'lit';

export const lists = css`
  section + section { margin-top: 32px; }
  h3 { margin-bottom: 12px; }
  .items { display: grid; gap: 12px; }
  p + .items { margin-top: 12px; }
  .item { display: grid; gap: 10px; overflow-wrap: anywhere; }
  .asks { border-color: var(--care); --picture: 2.25rem; }
`;
