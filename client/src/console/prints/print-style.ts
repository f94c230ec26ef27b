// Sheets of A4 in black and white, whatever the theme of the page; on paper they stand alone.
import { css } from 'lit';

/** A page rule works in a whole document alone, so it is there as long as the page with the sheets is. */
export const pageRule = '@page { size: A4; margin: 12mm }';

export const printSheet = css`
  :host { max-width: 84rem; margin: 0 auto; padding: 24px; }
  .columns { display: grid; grid-template-columns: minmax(17rem, 24rem) minmax(0, 1fr); gap: 32px; align-items: start; margin-top: 20px; }
  .what { display: grid; gap: 8px; }
  .what button { justify-content: flex-start; text-align: start; }
  .what span { display: grid; gap: 2px; }
  .what small { font-weight: 400; font-size: 0.9em; }
  aside { display: grid; gap: 28px; }
  form { display: grid; gap: 16px; }
  .known { max-height: 16rem; overflow-y: auto; }
  .papers { display: grid; gap: 24px; justify-items: center; overflow-x: auto; background: var(--sunk); border-radius: var(--radius); padding: 20px; }
  .paper {
    --symbol-strong: #222; --symbol-soft: #aaa;
    width: 186mm; min-height: 273mm; background: #fff; color: #000; padding: 0; font-size: 12pt; line-height: 1.35;
    display: grid; align-content: start; position: relative; forced-color-adjust: none; color-scheme: light; box-shadow: 0 0 0 10mm #fff; margin: 10mm;
  }
  .paper x-picture, .paper x-symbol { filter: grayscale(1); }
  .paper .quiet { color: #333; }
  .paper h2 { font-size: 20pt; } .paper h3 { font-size: 14pt; }
  .rule { border-bottom: 0.3mm solid #000; min-height: 8mm; }
  .code { font-weight: 700; letter-spacing: 0.08em; white-space: nowrap; }

  .cards { grid-template-columns: 93mm 93mm; grid-auto-rows: 68mm; }
  .slip { border: 0.2mm dashed #777; padding: 4mm; display: grid; grid-template-columns: 34mm minmax(0, 1fr); grid-template-rows: auto 1fr auto; gap: 1mm 4mm; font-size: 9pt; overflow: hidden; }
  .slip .head { grid-column: 1 / -1; font-weight: 700; font-size: 10pt; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; }
  .slip .code { font-size: 17pt; }
  .slip .three { display: flex; gap: 2mm; align-items: end; --picture: 8mm; }
  .three figure { display: grid; justify-items: center; font-size: 8pt; }
  .slip .own { grid-column: 1 / -1; display: grid; grid-template-columns: auto 1fr; gap: 0 2mm; align-items: end; }
  .slip .keep { grid-column: 1 / -1; }

  .poster { gap: 8mm; text-align: center; align-content: space-between; justify-items: center; }
  .poster .ways { width: 100%; }
  .poster .top { font-size: 40pt; font-weight: 750; line-height: 1.1; }
  .poster .title { font-size: 20pt; }
  .ways { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; align-items: start; }
  .way { display: grid; gap: 3mm; justify-items: center; font-size: 16pt; }
  .way x-qr { width: 70mm; }
  .number { display: inline-grid; place-items: center; width: 12mm; height: 12mm; border-radius: 50%; border: 0.8mm solid #000; font-size: 18pt; font-weight: 750; }
  .way dl { display: grid; gap: 2mm; width: 100%; }
  .way dt { font-size: 12pt; } .way dd { font-weight: 700; max-width: none; overflow-wrap: anywhere; }
  .poster .code { font-size: 34pt; }
  .stay { font-size: 16pt; border: 0.6mm solid #000; border-radius: 4mm; padding: 5mm; max-width: none; }

  .tent { grid-template-rows: 1fr 1fr; height: 273mm; }
  .face { padding: 8mm 6mm; display: grid; gap: 3mm; text-align: center; align-content: center; }
  .face:first-child { transform: rotate(180deg); border-top: 0.2mm dashed #777; }
  .face .top { font-size: 24pt; font-weight: 750; }
  .face .way { font-size: 12pt; gap: 1mm; } .face .way x-qr { width: 44mm; } .face .code { font-size: 22pt; } .face .stay { font-size: 11pt; padding: 2mm; }
  .face .number { width: 8mm; height: 8mm; font-size: 12pt; } .face .way dl { gap: 0; } .face .way dt { font-size: 9pt; }

  .asks { gap: 4mm; display: flex; flex-direction: column; }
  .asks .head { display: grid; grid-template-columns: minmax(0, 1fr) 34mm; gap: 6mm; align-items: start; }
  .asks .mine { display: grid; gap: 1mm; justify-items: center; text-align: center; font-size: 9pt; }
  .asks .mine x-qr { width: 28mm; } .asks .mine .code { font-size: 14pt; }
  .question { font-size: 16pt; font-weight: 650; max-width: none; }
  .prompt { display: grid; gap: 1mm; break-inside: avoid; } .prompt p { font-weight: 650; font-size: 13pt; max-width: none; }
  .things { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 3mm 5mm; }
  .things li { display: flex; gap: 3mm; align-items: center; max-width: none; break-inside: avoid; --symbol: 11mm; }
  .draw { border: 0.3mm solid #000; border-radius: 3mm; flex: 1; min-height: 25mm; padding: 2mm; font-size: 9pt; }
  .ticks { display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 6mm; font-size: 11pt; }
  .ticks li::before, .box::before { content: ''; display: inline-block; width: 4mm; height: 4mm; border: 0.4mm solid #000; margin-inline-end: 2mm; vertical-align: -0.6mm; }
  .foot { font-size: 8.5pt; max-width: none; }
  .home { gap: 9mm; font-size: 14pt; } .home h2 { font-size: 26pt; } .home .prompt p { font-size: 18pt; } .home .rule { min-height: 12mm; }

  @media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } .papers { justify-items: start; padding: 8px; } }
  @media (max-width: 46rem) { :host { padding: 16px; } .paper { zoom: 0.42; } }
  @media print {
    :host { padding: 0; max-width: none; }
    .desk, aside { display: none !important; }
    .columns { display: block; margin: 0; }
    .papers { display: block; background: none; padding: 0; overflow: visible; }
    .paper { box-shadow: none; margin: 0; zoom: 1; break-after: page; }
    .paper:last-child { break-after: auto; }
  }
`;
