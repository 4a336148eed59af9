import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Node makes keys but no certificates; where there is no openssl the tests over https are skipped by name. */
export const openssl = spawnSync('openssl', ['version']).status === 0;

export interface Files {
  readonly cert: string;
  readonly key: string;
  readonly pfx: string;
}

function run(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', words);
  if (status !== 0) throw new Error(stderr.toString());
}

/** A self-signed certificate for 127.0.0.1 of one day, and the same as a PFX with the password `geheim`. */
export function makeCertificate(folder: string): Files {
  mkdirSync(folder, { recursive: true });
  const cert = path.join(folder, 'cert.pem');
  const key = path.join(folder, 'key.pem');
  const pfx = path.join(folder, 'both.pfx');
  run(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', cert],
  );
  run('pkcs12', '-export', '-in', cert, '-inkey', key, '-out', pfx, '-passout', 'pass:geheim');
  return { cert, key, pfx };
}
