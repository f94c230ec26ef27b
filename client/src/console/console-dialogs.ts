// The sheets over the console: its keys with the way to leave this device, and why an activity opens without a promise.
import { html } from 'lit';
import { t } from '../words/leads.ts';
import { keyActs, planKeys } from './console-keys.ts';

export interface KeysSheet {
  readonly open: boolean;
  readonly keysOn: boolean;
  /** Asked once more before this device stops being a lead's. */
  readonly leaving: boolean;
  shut(): void;
  turnKeys(on: boolean): void;
  askToLeave(yes: boolean): void;
  leave(): void;
}

export function keysSheet(sheet: KeysSheet): unknown {
  return html`<x-dialog ?open=${sheet.open} heading=${t('keys.heading')} @shut=${() => sheet.shut()}><dl class="keys">${keyActs.map((act) => html`<dt>${t(`key.${act}`)}</dt><dd>${t(`keys.${act}`)}</dd>`)}</dl>
    <h3>${t('keys.in_plan')}</h3><dl class="keys">${planKeys.map((act) => html`<dt>${t(`key.${act}`)}</dt><dd>${t(`keys.${act}`)}</dd>`)}</dl>
    <label class="tick"><input type="checkbox" .checked=${sheet.keysOn} @change=${() => sheet.turnKeys(!sheet.keysOn)}/>${t('keys.on')}</label>
    <div class="leave stack-tight">${sheet.leaving ? html`<p>${t('leave.words')}</p><div class="row"><button @click=${() => sheet.askToLeave(false)}>${t('leave.no')}</button><button class="primary final" @click=${() => sheet.leave()}>${t('leave.yes')}</button></div>`
      : html`<button @click=${() => sheet.askToLeave(true)}><x-icon name="doors"></x-icon>${t('leave.open')}</button>`}</div></x-dialog>`;
}

/** `give`: the reason that a lead wrote, never empty. */
export function promiseSheet(open: boolean, shut: () => void, give: (reason: string) => void): unknown {
  const sent = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    if (typeof reason === 'string' && reason.trim() !== '') give(reason.trim());
  };
  return html`<x-dialog ?open=${open} heading=${t('promise_first.heading')} @shut=${shut}><form class="stack" @submit=${sent}>
    <p>${t('promise_first.words')}</p><label>${t('promise_first.label')}<textarea dir="auto" name="reason" required maxlength="1000"></textarea></label>
    <div class="row"><button class="primary">${t('promise_first.open')}</button><button type="button" @click=${shut}>${t('promise_first.not')}</button></div></form></x-dialog>`;
}
