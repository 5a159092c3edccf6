import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that hears every request, and answers as a script that anybody may read. */
export interface Listener {
  readonly host: string;
  /** The paths that were asked for since the last call. */
  heard(): readonly string[];
  close(): void;
}

/** Starts a listener on the loopback address. */
export async function listen(): Promise<Listener> {
  const heard: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    heard.push(url);
    response
      .writeHead(200, {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': '*',
        'content-type': 'text/javascript',
      })
      .end('0');
  });
  server.on('upgrade', ({ url = '' }, socket) => {
    heard.push(url);
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard.splice(0),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
