// The sheets themselves: cards, poster, tents, answer sheets, the sheet for home. Pure of the room.
import { html, nothing } from 'lit';
import '../../parts/x-qr/x-qr.ts';
import { spaced } from '../../parts/x-code/code.ts';
import { qrOf } from '../../parts/x-qr/encode.ts';
import type { Door } from '../../wire/types.ts';
import { bare } from '../../wall/address.ts';
import { t } from '../../words/prints.ts';
import type { Asked } from './asked.ts';
import { cardLink, threeOf, type Card } from './card.ts';
import { wifiText, type Wifi } from './wifi.ts';

const cardsASheet = 8;
/** Lines to write on, shared out among what is asked. */
const linesASheet = 9;
const rungs = ['only_me', 'facilitators', 'table', 'room', 'gist', 'words', 'named'] as const;

const qr = (text: string, label: string): unknown => html`<x-qr .matrix=${qrOf(text)} label=${label}></x-qr>`;

/** Of a part, with what stands around it. */
export interface PartPaper {
  readonly inquiry: string;
  readonly evening: string;
  readonly title: string;
  readonly question: string;
  readonly asked: readonly Asked[];
}

export function cardSheets(cards: readonly Card[], title: string, { url }: Door): unknown {
  const sheets = Array.from({ length: Math.ceil(cards.length / cardsASheet) }, (_, at) => cards.slice(at * cardsASheet, (at + 1) * cardsASheet));
  return sheets.map((sheet) => html`<div class="paper cards">${sheet.map((card) => slip(card, title, url))}</div>`);
}

function slip({ code, name }: Card, title: string, url: string): unknown {
  return html`<div class="slip">
    <p class="head" dir="auto">${t('card.yours')} · <bdi>${title}</bdi></p>
    ${qr(cardLink(url, code), t('card.qr', { code: spaced(code) }))}
    <div><p>${t('card.scan')}</p><p>${t('card.or', { url: bare(url) })}</p><p class="code">${spaced(code)}</p>
      <div class="three" role="group" aria-label=${t('card.pictures')}>${threeOf(code).map((thing) => html`<figure><x-picture alone picture=${`blue-${thing}`}></x-picture><figcaption>${t(`picture.${thing}`)}</figcaption></figure>`)}</div></div>
    <div class="own"><span>${t('card.name')}</span><span class="rule">${name === '' ? nothing : html`<bdi>${name}</bdi>`}</span></div>
    <p class="keep">${t('card.keep')}</p></div>`;
}

export function posterSheet(title: string, door: Door, wifi: Wifi): unknown {
  return html`<div class="paper poster"><p class="top">${t('poster.heading')}</p><p class="title" dir="auto"><bdi>${title}</bdi></p>${ways(door, wifi)}
    <p class="stay">${t('poster.stay')}</p><p>${t('poster.help')}</p></div>`;
}

/** Two faces of one sheet that is folded in the middle; the upper one stands on its head. */
export function tentSheets(count: number, title: string, door: Door, wifi: Wifi): unknown {
  const face = (): unknown => html`<div class="face"><p class="top" dir="auto"><bdi>${title}</bdi></p>${ways(door, wifi)}<p class="stay">${t('poster.stay')}</p></div>`;
  return Array.from({ length: count }, () => html`<div class="paper tent">${face()}${face()}</div>`);
}

function ways(door: Door, wifi: Wifi): unknown {
  const told = (label: string, words: string): unknown => html`<div><dt>${label}</dt><dd class=${words === '' ? 'rule' : ''}><bdi>${words}</bdi></dd></div>`;
  return html`<div class="ways">
    <div class="way"><span class="number">1</span><p class="strong">${t('poster.wifi')}</p>${wifi.name === '' ? nothing : qr(wifiText(wifi), t('poster.wifi_qr'))}
      <dl>${told(t('poster.wifi_name'), wifi.name)}${wifi.name !== '' && wifi.password === '' ? nothing : told(t('poster.wifi_password'), wifi.password)}</dl></div>
    <div class="way"><span class="number">2</span><p class="strong">${t('poster.page')} ${bare(door.url)}</p><x-qr .matrix=${door.qr} label=${t('poster.page_qr')}></x-qr>
      <dl><div><dt>${t('poster.code')}</dt><dd class="code">${spaced(door.code)}</dd></div></dl></div></div>`;
}

const headOf = (paper: PartPaper, beside: unknown): unknown => html`<div class="head"><div><p class="quiet" dir="auto"><bdi>${paper.inquiry}</bdi>${paper.evening === '' ? nothing : html` · <bdi>${paper.evening}</bdi>`}</p>
    <h2 dir="auto"><bdi>${paper.title}</bdi></h2></div>${beside}</div>${paper.question === '' ? nothing : html`<p class="question" dir="auto"><bdi>${paper.question}</bdi></p>`}`;

function things(asked: readonly Asked[]): unknown {
  return asked.filter(({ isAnswered }) => !isAnswered).map(({ label, lines }) => html`<section><h3>${label}</h3><ul class="things">${lines.map(({ words, picture }) => html`<li>${picture === '' ? nothing : html`<x-symbol of=${picture}></x-symbol>`}<bdi>${words}</bdi></li>`)}</ul></section>`);
}

const promptsOf = (asked: readonly Asked[]): readonly string[] => asked.filter(({ isAnswered }) => isAnswered).flatMap(({ lines }) => lines.map(({ words }) => words));

export function answerSheets(codes: readonly string[], paper: PartPaper, { url }: Door): unknown {
  return codes.map((code) => html`<div class="paper asks">${headOf(paper, html`<div class="mine">${qr(cardLink(url, code), t('card.qr', { code: spaced(code) }))}<span>${t('sheet.your_code')}</span><span class="code">${spaced(code)}</span></div>`)}
    <p>${t('sheet.answer')}</p>${things(paper.asked)}${toAnswer(promptsOf(paper.asked))}
    <div class="draw">${t('sheet.draw')}</div>
    <section><h3>${t('sheet.who')}</h3><ul class="ticks">${rungs.map((rung) => html`<li>${t(`may.${rung}`)}</li>`)}</ul><p class="quiet">${t('sheet.who_none')}</p></section>
    <p>${t('sheet.written')}: <span class="box">${t('sheet.own_words')}</span> &nbsp; <span class="box">${t('sheet.retold')}</span></p>
    <p class="foot quiet">${t('sheet.for_leads')}</p></div>`);
}

function toAnswer(prompts: readonly string[]): unknown {
  const asked = prompts.length === 0 ? [''] : prompts;
  const lines = Math.max(1, Math.min(5, Math.floor(linesASheet / asked.length)));
  return asked.map((prompt) => html`<div class="prompt">${prompt === '' ? nothing : html`<p dir="auto"><bdi>${prompt}</bdi></p>`}${Array.from({ length: lines }, () => html`<div class="rule"></div>`)}</div>`);
}

export function homeSheet(paper: PartPaper): unknown {
  return html`<div class="paper asks home"><p class="quiet">${t('sheet.home')}</p>${headOf(paper, nothing)}<p>${t('sheet.home_words')}</p>
    ${promptsOf(paper.asked).map((prompt) => html`<div class="prompt"><p dir="auto"><bdi>${prompt}</bdi></p><div class="rule"></div><div class="rule"></div></div>`)}
    ${things(paper.asked)}<p>${t('sheet.home_pass')}</p></div>`;
}
