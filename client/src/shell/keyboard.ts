// The console's keys. None works while someone writes, holds a modifier, or has the sheet switched off;
// space and enter on a button stay the button's. A key changes what the lead looks at, darkens the wall or gives time;
// to what closes, shows or takes back it only leads: Enter on that button does it.
export type KeyAct = 'next' | 'before' | 'reveal' | 'blank' | 'time' | 'undo' | 'screen' | 'sheet';

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const acts: ReadonlyMap<string, KeyAct> = new Map([
  [' ', 'next'], ['ArrowRight', 'next'], ['ArrowLeft', 'before'], ['r', 'reveal'], ['b', 'blank'], ['t', 'time'], ['u', 'undo'], ['f', 'screen'], ['?', 'sheet'],
]);

/** `on`: the innermost element that has focus, through shadow roots. */
export function actOf(pressed: Pressed, on: { readonly tagName: string } | null, switchedOn: boolean): KeyAct | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const tag = on?.tagName ?? '';
  if (['INPUT', 'TEXTAREA', 'SELECT', 'DIALOG'].includes(tag)) return null;
  if (pressed.key === ' ' && ['BUTTON', 'A', 'SUMMARY'].includes(tag)) return null;
  const act = acts.get(pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key) ?? null;
  return switchedOn || act === 'sheet' ? act : null;
}

export function focused(root: DocumentOrShadowRoot): Element | null {
  const element = root.activeElement;
  return element?.shadowRoot?.activeElement ? focused(element.shadowRoot) : element;
}
