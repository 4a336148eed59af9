import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { ServeError } from './words.ts';

export interface CertificateOptions {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly pfx?: string | undefined;
  /** Of the PFX or an encrypted key; never an option, which other users of the machine could read. */
  readonly password?: string | undefined;
  /** Where office-addin-dev-certs keeps the developer's own certificate. */
  readonly home?: string;
}

/** The certificate given, else the developer's; refuses files that are missing or do not belong together. */
export async function readCertificate(options: CertificateOptions): Promise<SecureContextOptions> {
  const { cert, key, pfx, password, home = homedir() } = options;
  if ((cert === undefined) !== (key === undefined) || (pfx !== undefined && cert !== undefined)) {
    throw new ServeError('certificate-half');
  }
  const own = path.join(home, '.office-addin-dev-certs');
  const context: SecureContextOptions =
    pfx !== undefined
      ? { pfx: await read(pfx) }
      : {
          cert: await read(cert ?? path.join(own, 'localhost.crt')),
          key: await read(key ?? path.join(own, 'localhost.key')),
        };
  if (password !== undefined) context.passphrase = password;
  try {
    createSecureContext(context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServeError('certificate-wrong', { reason });
  }
  return context;
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new ServeError('certificate-missing', { file });
  }
}
