// The room's day, as plans write it: 2026-12-01.
import { inRoom } from '../shell/room-day.ts';

export const dayOf = (at: number): string => inRoom(at, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-');
