// An archive comes in: chosen here, sent in pieces, said whose it is, opened by its passphrase where it is sealed, and made an inquiry of
// its own. What it asks of the program goes through `act`; the event `told` says in words what came of it.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { t } from '../words/start.ts';
import { arrivedIn, base64, percent, piecesOf, type Arrived } from './archive.ts';
import type { Answer } from './start-line.ts';

const lookEvery = 500;
type Stage = 'choose' | 'sending' | 'whose' | 'making';
type Whose = 'unsaid' | 'ours' | 'theirs';

export class ArchiveDoor extends LitElement {
  static override properties = { busy: { type: Boolean }, act: { attribute: false }, refusal: { attribute: false }, stage: { state: true }, share: { state: true }, whose: { state: true }, trouble: { state: true } };
  declare busy: boolean;
  declare act: (act: string, args?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  declare refusal: (code: string, why: string) => string;
  declare stage: Stage;
  /** Of a hundred. */
  declare share: number;
  declare whose: Whose;
  declare trouble: string;
  private name = '';
  /** What the other group is called. */
  private group = '';
  private isSealed = false;
  private isStopped = false;

  static override styles = [
    base,
    css`
      .inside { display: grid; gap: 12px; }
      .said { border-left: 4px solid var(--ink); padding-left: 12px; font-weight: 600; }
      progress { width: 100%; max-width: 28rem; height: 1rem; accent-color: var(--ink); }
      fieldset { display: grid; gap: 4px; border: 0; padding: 0; margin: 0; min-width: 0; }
      legend { font-weight: 600; padding: 0; }
      input[type='file'] { max-width: 100%; min-height: var(--target); font: inherit; }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
    this.stage = 'choose';
    this.share = 0;
    this.whose = 'unsaid';
    this.trouble = '';
  }

  /** A file was chosen and nothing else is open. */
  async take(file: File): Promise<void> {
    this.name = file.name.replace(/\.[^.]*$/, '');
    this.trouble = '';
    this.isStopped = false;
    this.share = 0;
    this.stage = 'sending';
    this.whose = 'unsaid';
    this.group = '';
    const begun = await this.did('begin_arrival', { size: file.size });
    if (!begun) return;
    for (const { at, end } of piecesOf(file.size)) {
      const bytes = await file.slice(at, end).arrayBuffer().catch(() => null);
      if (this.isStopped) return;
      if (bytes === null) return this.fail(t('archive.unreadable'));
      const come = await this.did('piece_of_arrival', { at, bytes: base64(new Uint8Array(bytes)) });
      if (!come || this.isStopped) return;
      this.isSealed = come['sealed'] === true;
      this.share = percent(end, file.size);
    }
    this.stage = 'whose';
  }

  /** None: it was refused, and said so. */
  private async did(act: string, args: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>> | null> {
    const answer = await this.act(act, args);
    if ('done' in answer) return answer.done;
    if (!this.isStopped) this.fail(this.refusal(answer.refused, answer.why));
    return null;
  }

  private fail(words: string, stage: Stage = 'choose'): void {
    this.trouble = words;
    this.stage = stage;
  }

  private async make(passphrase: string): Promise<void> {
    this.stage = 'making';
    this.share = 0;
    let told = await this.did('take_in_arrival', { name: this.name, passphrase, whose: this.whose === 'theirs' ? this.group : '' });
    while (told?.['making'] === true && this.isConnected && !this.isStopped) {
      this.share = percent(Number(told['read']), Number(told['size']));
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
      told = await this.did('arrival', {});
    }
    if (!told || this.isStopped) return;
    const arrived = arrivedIn(told);
    if (typeof arrived === 'string') return this.fail(t('archive.refused', { why: arrived }), this.isSealed ? 'whose' : 'choose');
    this.tell(arrived);
  }

  private tell(arrived: Arrived): void {
    this.stage = 'choose';
    this.dispatchEvent(new CustomEvent<string>('told', { detail: wordsOf(arrived) }));
  }

  /** It may have been whole by then: then it stands, and that is told. */
  private readonly stop = async (): Promise<void> => {
    this.isStopped = true;
    const answer = await this.act('stop_arrival');
    const arrived = arrivedIn('done' in answer ? answer.done : {});
    if (typeof arrived === 'string') this.fail(t('archive.stopped'));
    else this.tell(arrived);
  };

  private readonly choose = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) this.dispatchEvent(new CustomEvent<File>('chosen', { detail: file }));
    field.value = '';
  };

  private readonly open = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const typed = (name: string): string => String(form.get(name) ?? '');
    this.trouble = '';
    this.group = typed('group').trim();
    if (this.whose === 'theirs' && this.group === '') this.trouble = t('start.refused.whose_needed');
    else void this.make(typed('passphrase'));
  };

  override render(): unknown {
    return html`<details ?open=${this.stage !== 'choose' || this.trouble !== ''}><summary>${t('archive.title')}</summary><div class="inside"><p>${t('archive.about')}</p>
      ${this.trouble === '' ? nothing : html`<p class="said" role="alert" dir="auto">${this.trouble}</p>`}${this.now()}</div></details>`;
  }

  private form(): unknown {
    const one = (whose: Whose, words: string): unknown =>
      html`<label class="tick"><input type="radio" name="whose" required .checked=${this.whose === whose} @change=${() => (this.whose = whose)}/>${words}</label>`;
    return html`<form class="stack" @submit=${this.open}>
      <fieldset><legend>${t('archive.whose')}</legend>${one('ours', t('archive.ours'))}${one('theirs', t('archive.theirs'))}</fieldset>
      ${this.whose === 'theirs' ? html`<label>${t('archive.group')}<input type="text" name="group" required maxlength="80" dir="auto" autocomplete="off" aria-describedby="material" .value=${this.group}/></label><p class="quiet" id="material">${t('archive.material')}</p>` : nothing}
      ${this.isSealed ? html`<label>${t('archive.passphrase')}<input type="password" name="passphrase" required autocomplete="off"/></label>` : nothing}
      <div class="row"><button class="primary">${t('archive.take_in')}</button><button type="button" class="plain" @click=${this.stop}>${t('start.cancel')}</button></div></form>`;
  }

  private now(): unknown {
    if (this.stage === 'choose') return html`<label>${t('archive.choose')}<input type="file" ?disabled=${this.busy} @change=${this.choose}/></label>`;
    if (this.stage === 'whose') return this.form();
    const words = t(this.stage === 'sending' ? 'archive.sending' : 'archive.making', { n: this.share });
    return html`<p role="status">${words}</p><progress max="100" value=${this.share} aria-label=${words}></progress><div><button @click=${this.stop}>${t('archive.stop')}</button></div>`;
  }
}

/** What there is to say of it besides that it is there. */
function wordsOf({ title, file, takenBack, isNoted, isRedacted }: Arrived): string {
  return [t('archive.arrived', { title, file }), ...(takenBack > 0 ? [t('archive.taken_back', { n: takenBack })] : []),
    ...(isNoted ? [] : [t('archive.not_noted')]), ...(isRedacted ? [t('archive.redacted')] : [])].join(' ');
}

customElements.define('archive-door', ArchiveDoor);
