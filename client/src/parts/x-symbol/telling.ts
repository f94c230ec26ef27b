// What a story is told with in pictures: the reviewed list of meaning -> picture, in groups as people look for them.
// It comes when the first of them is asked for, and imports nothing, so that the first load stays in one piece. Commands that take `symbols` allow just these.
import type { SVGTemplateResult, svg as Svg } from 'lit';

export const groups = {
  people: ['me', 'friend', 'family', 'teacher', 'helper', 'group'],
  places: ['home', 'school', 'gate', 'outside', 'quiet_place', 'bus'],
  things: ['book', 'picture', 'music', 'food', 'ball', 'animal'],
  doing: ['wait', 'talk', 'listen', 'play', 'walk', 'learn'],
  feelings: ['happy', 'calm', 'proud', 'safe', 'scared', 'sad'],
  more: ['new', 'first_day', 'together', 'more_time', 'yes', 'no'],
} as const;
export type Group = keyof typeof groups;
export type Meaning = (typeof groups)[Group][number];

export function telling(svg: typeof Svg): Readonly<Record<Meaning, SVGTemplateResult>> {
  const face = svg`<circle class="b" cx="24" cy="24" r="20"/>`;
  const eyes = svg`<circle class="a" cx="17" cy="20" r="2.8"/><circle class="a" cx="31" cy="20" r="2.8"/>`;

  return {
    // One person in the light.
    me: svg`<circle class="b" cx="24" cy="24" r="22"/><circle class="a" cx="24" cy="17" r="7.5"/><path class="a" d="M10 41c1-10 6-15 14-15s13 5 14 15a22 22 0 0 1-28 0Z"/>`,
    // Two people and a heart between them.
    friend: svg`<circle class="a" cx="12" cy="20" r="6.5"/><path class="a" d="M3 44c0-10 3-15 9-15s9 5 9 15Z"/><circle class="a" cx="36" cy="20" r="6.5"/><path class="a" d="M27 44c0-10 3-15 9-15s9 5 9 15Z"/><path class="b" d="M24 17c-7-5-8-8-8-11 0-4 6-5 8-1 2-4 8-3 8 1 0 3-1 6-8 11Z"/>`,
    // Two big, one small.
    family: svg`<circle class="a" cx="11" cy="11" r="6.5"/><path class="a" d="M2 44V30c0-7 3-10 9-10s9 3 9 10v14Z"/><circle class="a" cx="37" cy="11" r="6.5"/><path class="a" d="M28 44V30c0-7 3-10 9-10s9 3 9 10v14Z"/><circle class="b" cx="24" cy="26" r="5.5"/><path class="b" d="M16 44c0-8 2-11 8-11s8 3 8 11Z"/>`,
    // Somebody at a board.
    teacher: svg`<path class="b" d="M20 5h26v24H20Z"/><path class="u" d="M32 13h8M32 21h8"/><circle class="a" cx="15" cy="15" r="7.5"/><path class="a" d="M3 44c0-13 4-20 12-20 4 0 7 2 9 5l8-6 3 4-9 9v8Z"/>`,
    // A big hand in a small one.
    helper: svg`<circle class="a" cx="15" cy="10" r="7"/><path class="a" d="M5 44V28c0-7 3-10 10-10 5 0 8 2 9 6l9 7-3 5-6-4v12Z"/><circle class="b" cx="37" cy="24" r="5.5"/><path class="b" d="M29 44v-5c0-6 3-8 8-8s8 2 8 8v5Z"/>`,
    // People round a table, from above.
    group: svg`<circle class="b" cx="24" cy="24" r="10"/><circle class="a" cx="24" cy="6.5" r="5"/><circle class="a" cx="39" cy="15" r="5"/><circle class="a" cx="39" cy="33" r="5"/><circle class="a" cx="24" cy="41.5" r="5"/><circle class="a" cx="9" cy="33" r="5"/><circle class="a" cx="9" cy="15" r="5"/>`,
    home: svg`<path class="b" d="M9 22h30v22H9Z"/><path class="a" d="M24 4 46 24H2Z"/><path class="a" d="M19 30h10v14H19Z"/>`,
    // A long house, a door, a flag.
    school: svg`<path class="s" d="M24 19V4"/><path class="b" d="M25 4h13l-4 4 4 4H25Z"/><path class="a" d="M2 26h44v18H2Z"/><path class="a" d="m24 15 12 11H12Z"/><path class="b" d="M19 33h10v11H19Z"/><path class="c" d="M7 31h7v6H7ZM34 31h7v6h-7Z"/>`,
    gate: svg`<path class="a" d="M3 8h7v36H3ZM38 8h7v36h-7Z"/><path class="t" d="M12 20h24M12 38h24M16 16v26M24 14v28M32 16v26"/>`,
    // A tree in the sun.
    outside: svg`<circle class="b" cx="10" cy="11" r="7"/><path class="s" d="M30 44V26M3 44h42"/><circle class="a" cx="30" cy="18" r="13"/>`,
    // A soft chair.
    quiet_place: svg`<path class="a" d="M12 26V14c0-6 4-9 12-9s12 3 12 9v12Z"/><path class="b" d="M12 24h24v13H12Z"/><path class="a" d="M3 25a5 5 0 0 1 10 0v8h22v-8a5 5 0 0 1 10 0v15H3Z"/><path class="s" d="M9 41v3M39 41v3"/>`,
    bus: svg`<path class="a" d="M3 10h38l5 14v15H3Z"/><path class="b" d="M7 15h8v9H7ZM19 15h8v9h-8ZM31 15h7l3 9H31Z"/><circle class="b" cx="13" cy="39" r="5.5"/><circle class="b" cx="36" cy="39" r="5.5"/><path class="u" d="M7 31h34"/>`,
    book: svg`<path class="a" d="M24 12C18 7 10 6 2 8v32c8-2 16-1 22 4Z"/><path class="b" d="M24 12c6-5 14-6 22-4v32c-8-2-16-1-22 4Z"/><path class="u" d="M8 17c4 0 7 0 10 2M8 26c4 0 7 0 10 2M40 17c-4 0-7 0-10 2M40 26c-4 0-7 0-10 2"/>`,
    // A hill and a sun in a frame.
    picture: svg`<path class="a" d="M3 7h42v34H3Z"/><path class="c" d="M8 12h32v24H8Z"/><circle class="b" cx="17" cy="19" r="4"/><path class="a" d="m12 36 11-14 6 7 4-4 7 11Z"/>`,
    music: svg`<path class="s" d="M18 37V9l22-4v27"/><path class="b" d="m16.5 8 25-4.5V13l-25 4.5Z"/><circle class="a" cx="12" cy="37" r="7"/><circle class="a" cx="34" cy="33" r="7"/>`,
    // A bowl that steams.
    food: svg`<path class="t" d="M17 5c-3 4 3 6 0 11M25 5c-3 4 3 6 0 11M33 5c-3 4 3 6 0 11"/><path class="a" d="M3 22h42c0 11-6 18-14 20H17C9 40 3 33 3 22Z"/><path class="s" d="M14 44h20"/>`,
    ball: svg`<circle class="a" cx="24" cy="24" r="20"/><path class="u" d="M24 4v40M4 24h40M10 9c9 9 9 21 0 30M38 9c-9 9-9 21 0 30"/>`,
    // A dog looks up.
    animal: svg`<path class="b" d="M7 9c6-4 11-2 13 3L11 31C4 29 2 15 7 9ZM41 9c-6-4-11-2-13 3l9 19c7-2 9-16 4-22Z"/><path class="a" d="M11 24c0-11 5-16 13-16s13 5 13 16c0 13-5 20-13 20S11 37 11 24Z"/><circle class="c" cx="18.5" cy="22" r="2.5"/><circle class="c" cx="29.5" cy="22" r="2.5"/><path class="b" d="M19 30h10l-5 6Z"/>`,
    // An hourglass.
    wait: svg`<path class="a" d="M9 3h30v6H9ZM9 39h30v6H9Z"/><path class="c" d="M13 9h22c0 9-4 12-8 15 4 3 8 6 8 15H13c0-9 4-12 8-15-4-3-8-6-8-15Z"/><path class="b" d="M16 15h16c-1 4-4 6-8 9-4-3-7-5-8-9ZM24 28c4 3 7 5 8 11H16c1-6 4-8 8-11Z"/>`,
    talk: svg`<path class="a" d="M4 6h40v27H24L13 43V33H4Z"/><path class="u" d="M13 15h22M13 24h14"/>`,
    // An ear, and what comes to it.
    listen: svg`<path class="a" d="M10 20C10 9 16 3 24 3s14 6 14 14c0 9-8 11-9 18-1 6-4 9-8 9-5 0-8-3-9-8l6-2c1 3 3 4 4 1 2-9 9-11 9-18 0-4-3-7-7-7s-7 4-7 10Z"/><path class="b" d="M19 20c0-4 2-6 5-6s5 2 5 5c0 4-4 5-6 8Z"/>`,
    // Building blocks.
    play: svg`<path class="a" d="M3 25h19v19H3Z"/><path class="b" d="M26 25h19v19H26Z"/><path class="a" d="M24 3 36 22H12Z"/><circle class="c" cx="35.5" cy="34.5" r="5"/><path class="u" d="M9 34.5h7"/>`,
    walk: svg`<circle class="a" cx="26" cy="8" r="6"/><path class="s" d="M25 17v13M25 18 15 27M25 18l9 8M25 30 14 43M25 30l9 5 2 8"/><path class="t" d="M5 20h6M3 29h5"/>`,
    // A cap with a tassel.
    learn: svg`<path class="b" d="M11 22h26v13c-7 6-19 6-26 0Z"/><path class="a" d="M24 6 47 19 24 32 1 19Z"/><path class="s" d="M43 21v14"/><circle class="a" cx="43" cy="38" r="3.5"/>`,
    happy: svg`${face}${eyes}<path class="s" d="M14 28c4 9 16 9 20 0"/>`,
    // Eyes closed, breathing.
    calm: svg`${face}<path class="s" d="M13 20c2 3 6 3 8 0M27 20c2 3 6 3 8 0M18 31c3 3 9 3 12 0"/>`,
    // A rosette.
    proud: svg`<path class="a" d="m15 26-5 19 9-4 5 4 5-4 9 4-5-19Z"/><circle class="b" cx="24" cy="18" r="15"/><path class="a" d="m24 8 3 6.5 7 .8-5.2 4.8 1.5 7-6.3-3.6-6.3 3.6 1.5-7L14 15.3l7-.8Z"/>`,
    // A shield with a heart.
    safe: svg`<path class="a" d="M24 3c6 5 12 6 19 6 0 17-5 29-19 36C10 38 5 26 5 9c7 0 13-1 19-6Z"/><path class="b" d="M24 34c-9-7-11-11-11-15 0-6 8-7 11-2 3-5 11-4 11 2 0 4-2 8-11 15Z"/>`,
    // Wide eyes.
    scared: svg`${face}<circle class="c" cx="16.5" cy="20" r="5.5"/><circle class="c" cx="31.5" cy="20" r="5.5"/><circle class="a" cx="16.5" cy="20" r="2.5"/><circle class="a" cx="31.5" cy="20" r="2.5"/><path class="s" d="m14 34 4-3 4 3 4-3 4 3 4-3"/>`,
    sad: svg`${face}${eyes}<path class="s" d="M15 35c4-8 14-8 18 0"/><path class="c" d="M33 24c3 4 4 6 2 8s-5 0-5-2 1-3 3-6Z"/>`,
    // Something that shines.
    new: svg`<path class="b" d="M20 6c2 13 5 16 18 18-13 2-16 5-18 18C18 29 15 26 2 24c13-2 16-5 18-18Z"/><path class="a" d="M38 3c1 6 2 7 8 8-6 1-7 2-8 8-1-6-2-7-8-8 6-1 7-2 8-8ZM38 31c1 5 2 6 7 7-5 1-6 2-7 7-1-5-2-6-7-7 5-1 6-2 7-7Z"/>`,
    // A calendar that says one.
    first_day: svg`<path class="b" d="M4 14h40v30H4Z"/><path class="a" d="M4 8h40v9H4Z"/><path class="s" d="M14 4v6M34 4v6M20 26l5-4v16M20 38h10"/>`,
    // Two pieces that fit.
    together: svg`<path class="a" d="M3 12h19v8a6 6 0 1 1 0 9v9H3Z"/><path class="b" d="M25 12h20v26H25v-6a9 9 0 1 0 0-15Z"/>`,
    // A clock, and more of it.
    more_time: svg`<circle class="a" cx="20" cy="26" r="18"/><circle class="c" cx="20" cy="26" r="12.5"/><path class="s" d="M20 18v8l6 4"/><circle class="b" cx="38" cy="12" r="9.5"/><path class="u" d="M38 7v10M33 12h10"/>`,
    // A thumb up.
    yes: svg`<path class="b" d="M3 22h9v22H3Z"/><path class="a" d="M15 23c5-4 7-9 8-18 6-2 9 3 7 13h11c3 0 5 3 4 6l-4 15c-1 3-3 5-6 5H21c-3 0-4-1-6-3Z"/>`,
    no: svg`<circle class="a" cx="24" cy="24" r="20"/><path class="u" d="m16 16 16 16M32 16 16 32"/>`,
  };
}
