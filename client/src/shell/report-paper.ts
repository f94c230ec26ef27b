// A report as it would leave, on paper: for a look before it is taken away. It shows what it is given and
// adds nothing.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import catalogue from '../words/take-away.json';
import { apart } from '../words/words.ts';
import type { Block, Moved, Report, Section, Step, Update, Voice } from './report.ts';

const t = apart(catalogue);

export class ReportPaper extends LitElement {
  static override properties = { report: { attribute: false } };
  declare report: Report | null;

  static override styles = [
    base,
    css`
      article { background: var(--card); border: 1px solid var(--hair); border-radius: var(--radius); padding: clamp(16px, 4vw, 48px); }
      section { margin-top: 40px; }
      h3 { margin-bottom: 12px; padding-bottom: 6px; border-bottom: 2px solid var(--hair); }
      blockquote { margin: 0; padding: 4px 0 4px 16px; border-left: 4px solid var(--discover); overflow-wrap: anywhere; white-space: pre-wrap; }
      ul.plain-list { list-style: disc; padding-left: 1.2em; }
      .wide-table { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: start; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--hair); vertical-align: top; }
      .step { border: 1px solid var(--hair); border-radius: var(--radius); padding: 16px; break-inside: avoid; }
      .step dl { display: grid; grid-template-columns: minmax(8rem, auto) minmax(0, 1fr); gap: 4px 16px; }
      .step dt { color: var(--ink-quiet); }
      .number { color: var(--deliver); font-weight: 700; }
      .because { border-left: 4px solid var(--deliver); padding-left: 14px; }
      x-drawing { max-width: 18rem; }
      @media (max-width: 30rem) { .step dl { grid-template-columns: 1fr; gap: 0; } .step dd { margin-bottom: 8px; } }
    `,
  ];

  constructor() {
    super();
    this.report = null;
  }

  override render(): unknown {
    const { report } = this;
    if (!report) return nothing;
    return html`<article class="stack"><h2 dir="auto">${report.title}</h2>
      ${report.question === '' ? nothing : html`<p dir="auto">${report.question}</p>`}
      ${report.sections.map((section) => this.section(section))}
      ${this.hasSteps(report) || report.steps.length === 0 ? nothing : html`<section class="stack"><h3>${t('take.steps')}</h3>${report.steps.map((step) => this.step(step))}</section>`}
      ${report.sections.length + report.steps.length === 0 ? html`<p class="quiet">${t('take.empty')}</p>` : nothing}</article>`;
  }

  /** Where a section already holds the steps, they are not told twice. */
  private hasSteps(report: Report): boolean {
    return report.sections.some((section) => section.blocks.some((block) => block.t === 'step'));
  }

  private section(section: Section): unknown {
    return html`<section class="stack"><h3 dir="auto">${section.title}</h3>${section.blocks.map((block) => this.block(block))}</section>`;
  }

  private block(block: Block): unknown {
    switch (block.t) {
      case 'paragraph': return html`<p dir="auto">${block.text}</p>`;
      case 'list': return html`<ul class="plain-list">${block.items.map((item) => html`<li dir="auto">${item}</li>`)}</ul>`;
      case 'table': return html`<div class="wide-table"><table><thead><tr>${block.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
      case 'quote': return html`<blockquote>${block.strokes.length > 0 ? html`<x-drawing .strokes=${block.strokes} label=${block.words || t('mine.a_drawing')}></x-drawing>` : html`<bdi>${block.words}</bdi>`}
        ${block.name === '' ? nothing : html`<br/><span class="quiet"><bdi>${block.name}</bdi></span>`}
        ${block.putDown === '' ? nothing : html`<br/><span class="quiet">${t(block.putDown === 'as_said' ? 'take.as_said' : 'take.described')}</span>`}</blockquote>`;
      case 'in_confidence': return html`<p class="quiet">${t('mine.in_confidence')}</p>`;
      case 'people': return html`<table><tbody>${block.rows.map(([label, people]) => html`<tr><th scope="row">${label}</th><td>${people}</td></tr>`)}</tbody></table>`;
      case 'step': return this.step(block.step);
      case 'agreement': return html`<div class="step stack-tight"><p dir="auto" class="strong">${block.title}</p><p dir="auto">${block.words}</p>
        ${block.reviewOn === '' ? nothing : html`<p class="quiet">${t('take.review_on')} ${block.reviewOn}</p>`}</div>`;
    }
  }

  private step(step: Step): unknown {
    return html`<div class="step stack-tight"><p class="strong"><span class="number">${step.id}</span> <bdi>${step.what}</bdi></p>
      <dl><dt>${t('take.who')}</dt><dd>${step.who === '' || !step.accepted ? t('take.needs_owner', { who: step.who }) : html`<bdi>${step.who}</bdi>`}</dd>
        ${step.facts.map(([fact, words]) => html`<dt>${t(`take.${fact}`)}</dt><dd dir="auto">${words}</dd>`)}<dt>${t('take.status')}</dt><dd>${t(`take.status_${step.status}`)}</dd></dl>
      ${this.history(step)}
      <div class="because stack-tight"><p class="strong">${t('take.from')}</p>
        ${step.voices.length === 0 ? nothing : html`<p>${t('take.voices', { who: step.voices.join(', ') })}</p>`}
        ${step.because.map((voice) => this.voice(voice))}
        ${step.noThread === null ? nothing : html`<p dir="auto">${step.noThread === '' ? t('take.no_thread') : step.noThread}</p>`}</div></div>`;
  }

  /** Which days moved, and what became of it. */
  private history(step: Step): unknown {
    if (step.moved.length + step.updates.length === 0) return nothing;
    return html`<ul class="plain-list">${step.moved.map((moved) => html`<li>${this.movedOn(moved)}</li>`)}${step.updates.map((update) => html`<li>${this.became(update)}</li>`)}</ul>`;
  }

  private movedOn({ of, from, to, reason }: Moved): unknown {
    return html`${t('take.moved', { what: t(`take.${of}`), from, to })} <bdi>${reason}</bdi>`;
  }

  private became({ on, status, words, evidence }: Update): unknown {
    return html`${on}${status === null ? nothing : html`, ${t(`take.status_${status}`)}`}: <bdi>${words}</bdi>
      ${evidence === '' ? nothing : html`${t('take.shown_by')} <bdi>${evidence}</bdi>`}`;
  }

  private voice(voice: Voice): unknown {
    return voice.words === '' ? html`<p class="quiet">${t('mine.in_confidence')}</p>` : html`<p><bdi>${voice.words}</bdi> <span class="quiet small">${voice.id}</span></p>`;
  }
}
customElements.define('report-paper', ReportPaper);
