import { Command } from 'commander';
import path from 'node:path';
import { readCertificate } from './serve/certificate.ts';
import { listen } from './serve/listen.ts';
import { prepareSite, readSite } from './serve/site.ts';
import { ServeError, word } from './serve/words.ts';

interface Options {
  readonly host: string;
  readonly port: string;
  readonly baseUrl?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly pfx?: string;
  readonly officeJs?: string;
  readonly prepare?: boolean;
  readonly lang: string;
}

const DIST = import.meta.dirname;

const { host, port, baseUrl, cert, key, pfx, officeJs, prepare, lang } = new Command('serve')
  .description(
    '通过 https 提供窗格和离线页面\nServes the pane and the offline page over https from dist/',
  )
  .option('--host <address>', '监听的地址 · address to listen on', 'localhost')
  .option('--port <number>', '端口 · port', '3000')
  .option('--base-url <url>', '清单中的站点地址 · the site as the manifest names it')
  .option('--cert <file>', 'PEM 证书(含中间证书) · certificate chain')
  .option('--key <file>', 'PEM 私钥 · its private key')
  .option('--pfx <file>', 'PFX 证书,口令用 TAIZHANG_PFX_PASSWORD · or a PFX')
  .option('--office-js <url>', '窗格从何处加载 office.js · where the pane takes office.js from')
  .option(
    '--prepare',
    '只写好 dist/manifest.xml 和图标,不提供服务 · only complete dist, do not serve',
  )
  .option('--lang <language>', '语言 zh 或 en · language', 'zh')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

const language = lang === 'en' ? 'en' : 'zh';

try {
  await run();
} catch (error) {
  process.exitCode = error instanceof ServeError ? 2 : 1;
  if (error instanceof ServeError) console.error(word(error.sentence, error.detail, language));
  else console.error(error instanceof Error ? error.message : String(error));
}

async function run(): Promise<void> {
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number > 65_535)
    throw new ServeError('port-wrong', { value: port });
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const site = readSite(baseUrl ?? `https://${name.includes(':') ? `[${name}]` : name}:${port}/`);
  if (prepare) {
    const manifest = await prepareSite(path.join(DIST, '..'), DIST, site, officeJs ?? null);
    console.log(word('prepared', { manifest: path.relative('.', manifest), site }, language));
    return;
  }
  const password = process.env['TAIZHANG_PFX_PASSWORD'];
  const certificate = await readCertificate({ cert, key, pfx, password });
  const manifest = await prepareSite(path.join(DIST, '..'), DIST, site, officeJs ?? null);
  const bound = await listen({ folder: DIST, host, port: number }, certificate);
  const address = baseUrl === undefined ? site.replace(`:${port}/`, `:${bound.port}/`) : site;
  const detail = { address, manifest: path.relative('.', manifest) };
  console.log(word('ready', detail, language));
}
