// The icons of the console alone: phones do not load them.
import { HeartHandshake, Keyboard, ScanEye, type IconNode } from 'lucide';
import { icons, type LeadsIcon } from './icons.ts';

const more: Record<LeadsIcon, IconNode> = { care: HeartHandshake, keys: Keyboard, reveal: ScanEye };
Object.assign(icons, more);
