import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { answer } from './answer.ts';
import { ServeError, type Sentence } from './words.ts';

const FAILURES: Readonly<Record<string, Sentence>> = {
  EADDRINUSE: 'port-used',
  EACCES: 'port-denied',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
};

export interface Place {
  readonly folder: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/** Serves a folder over https; gives the server and the port it has. */
export async function listen(
  { folder, host, port }: Place,
  certificate: SecureContextOptions,
): Promise<{ server: Server; port: number }> {
  const server = createServer({ ...certificate, minVersion: 'TLSv1.2' }, (request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = FAILURES[error.code ?? ''];
      reject(sentence ? new ServeError(sentence, { port, host }) : error);
    });
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}
