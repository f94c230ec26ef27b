// The wire's types under the names the pages use. All come from schemas/protocol (generate.mjs).
import type { ClientCommand, ClientHello, Rejected as RejectedAnswer, ServerChanges, ServerNotice, ServerPresence, ServerSnapshot, ServerWelcome } from './generated/messages.ts';

export type { Answer, ClientMessage, Door, Gate, Phase, Put, Role, RoleGroup, ServerMessage, Sheet, SheetLine } from './generated/messages.ts';

export type Args = Record<string, unknown>;
export type Changes = ServerChanges;
export type Command = ClientCommand;
export type Notice = ServerNotice;
export type Plugin = ServerWelcome['plugins'][number];
export type Presence = ServerPresence;
export type Rejected = RejectedAnswer['rejected'];
export type Seat = ClientHello['seat'];
export type Snapshot = ServerSnapshot;
export type Welcome = ServerWelcome;
export type You = ServerWelcome['you'];
