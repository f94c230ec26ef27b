// The network of the room, for the poster and the tents. It is typed once and kept on this device alone: no command carries it, so it
// is in no inquiry and in no copy of one.
export interface Wifi {
  readonly name: string;
  readonly password: string;
}

type Keeps = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const kept = 'chorus.wifi';
const none: Wifi = { name: '', password: '' };
const text = (from: object, member: string): string => {
  const value: unknown = Reflect.get(from, member);
  return typeof value === 'string' ? value : '';
};

export function wifiOf(store: Keeps | null): Wifi {
  try {
    const found: unknown = JSON.parse(store?.getItem(kept) ?? 'null');
    return typeof found === 'object' && found !== null ? { name: text(found, 'name'), password: text(found, 'password') } : none;
  } catch {
    // Somebody else's, or a browser that keeps nothing: it is typed again.
    return none;
  }
}

/** Without a name nothing stays. */
export function keepWifi(store: Keeps | null, wifi: Wifi): void {
  try {
    if (wifi.name === '') store?.removeItem(kept);
    else store?.setItem(kept, JSON.stringify(wifi));
  } catch {
    // This browser keeps nothing; the papers of now have it all the same.
  }
}

/** What a phone joins a network by once it has scanned it. */
export function wifiText({ name, password }: Wifi): string {
  const told = (words: string): string => words.replace(/[\\;,:"]/g, (sign) => `\\${sign}`);
  return password === '' ? `WIFI:T:nopass;S:${told(name)};;` : `WIFI:T:WPA;S:${told(name)};P:${told(password)};;`;
}
