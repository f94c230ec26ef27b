// The wall: four lines, pictures left. Many words make the lines smaller, never under the wall's least.
import type { Kit } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { linesStyle, promiseLines } from './lines.ts';
import { standing, type Wording } from './shape.ts';

const manyLetters = 260;

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css } = kit;

  const styles = css`
    :host { --symbol: calc(var(--u) * 13); --line-gap: calc(var(--u) * 3); --lines-gap: calc(var(--u) * 4); }
    h2 { font-size: calc(var(--u) * 7); margin-bottom: calc(var(--u) * 4); max-width: none; }
    .lines { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: calc(var(--u) * 6); }
    .line h3 { font-size: calc(var(--u) * 4); }
    .line p { font-size: calc(var(--u) * 5); line-height: 1.25; max-width: none; }
    .many .line p { font-size: calc(var(--u) * 4); }
    .many { --symbol: calc(var(--u) * 9); }
    p { max-width: none; }
  `;

  return wallElement(kit, [linesStyle(kit), styles], (space, words) => {
    const wording = standing(space);
    if (!wording) return html`<h2>${words('promise.heading')}</h2><p>${words('promise.not_yet')}</p>`;
    return html`<div class=${letters(wording) > manyLetters ? 'many' : ''}><h2>${words('promise.heading')}</h2>${promiseLines(kit, wording, words)}</div>`;
  });
}

function letters(wording: Wording): number {
  return [wording.why, ...wording.canChange, ...wording.cannotChange, ...wording.deciders, ...wording.reportBacks.map((back) => back.how)].join('').length;
}
