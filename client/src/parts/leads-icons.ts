// The icons of the console alone: phones do not load them.
import { HeartHandshake, Keyboard, ScanEye, type IconNode } from 'lucide';
import { icons } from './icons.ts';

const more = { care: HeartHandshake, keys: Keyboard, reveal: ScanEye } as const satisfies Record<string, IconNode>;
Object.assign(icons, more);

export type LeadsIcon = keyof typeof more;
