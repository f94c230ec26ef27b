// The WebSocket carrier.
import type { Carrier, CarrierEvents } from './carrier.ts';
import { decode } from './codec.ts';
import { network } from './network.ts';

export function openSocket(url: string, events: CarrierEvents): Carrier {
  const socket = network.socket(url, 'chorus.v1');
  let over = false;
  const end = (code: number | null): void => {
    if (over) return;
    over = true;
    events.closed(code);
  };
  socket.onopen = () => {
    if (!over) events.opened();
  };
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (over) return;
    const message = decode(event.data);
    if ('problem' in message) {
      console.error('a message from the room was not understood', message.problem);
      socket.close(4400);
      end(null);
      return;
    }
    events.arrived(message.message);
  };
  socket.onclose = (event) => end(event.code === 1006 ? null : event.code);
  return {
    kind: 'socket',
    send: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    drop: () => {
      over = true;
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}
