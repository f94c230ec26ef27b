// How the page looks and behaves for this person. The room keeps it with the person (`core.settle`), so
// it follows them to another phone; here it becomes attributes that tokens.css knows.
import type { Access } from '../../../plugins/sdk/view.d.ts';
import type { RoleGroup } from '../wire/types.ts';

export const themes = ['auto', 'light', 'dark', 'contrast', 'calm'] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  readonly theme: Theme;
  /** 1 to 5. */
  readonly text: number;
  readonly wide: boolean;
  readonly big_buttons: boolean;
  readonly still: boolean;
  readonly one_at_a_time: boolean;
}

export const plain: Settings = { theme: 'auto', text: 1, wide: false, big_buttons: false, still: false, one_at_a_time: false };

/** From what lies with the room; unknown or odd members fall back. */
export function settingsFrom(settings: unknown): Settings {
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Partial<Record<keyof Settings, unknown>>;
  const text = typeof given.text === 'number' ? Math.round(given.text) : plain.text;
  return {
    theme: themes.find((theme) => theme === given.theme) ?? plain.theme,
    text: Math.min(5, Math.max(1, text)),
    wide: given.wide === true,
    big_buttons: given.big_buttons === true,
    still: given.still === true,
    one_at_a_time: given.one_at_a_time === true,
  };
}

export function applySettings(settings: Settings, root: HTMLElement): void {
  const set = (name: string, value: string | null): void => {
    if (value === null) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  };
  set('theme', settings.theme === 'auto' ? null : settings.theme);
  set('text', settings.text === 1 ? null : String(settings.text));
  set('spacing', settings.wide ? 'wide' : null);
  set('buttons', settings.big_buttons ? 'big' : null);
  set('still', settings.still ? 'yes' : null);
}

export function accessOf(settings: Settings, group: RoleGroup | null, sits: boolean): Access {
  return { sits, oneAtATime: settings.one_at_a_time, still: settings.still, bigButtons: settings.big_buttons, helps: group === 'supporter' };
}
