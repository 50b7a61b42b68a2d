import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from './botChannel.ts';

/** A server that nobody should call; it counts those who do. */
export interface Trap {
  readonly origin: string;
  calls(): number;
  close(): Promise<void>;
}

export async function openTrap(status = 200): Promise<Trap> {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.statusCode = status;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls: () => calls,
    close: () => closeServer(server),
  };
}
