import { say } from '../../src/core/words.ts';

type Pair = readonly [zh: string, en: string];

/** Every sentence of the server; details in braces. */
export const SENTENCES = {
  ready: [
    '已在 {address} 提供服务(按 Ctrl+C 停止)。清单:{manifest}',
    'Serving at {address} (Ctrl+C stops it). Manifest: {manifest}',
  ],
  prepared: [
    '已写好 {manifest},其中的地址指向 {site}。把整个 dist 文件夹放到该站点即可。',
    'Wrote {manifest} for {site}. Put the whole dist folder on that site.',
  ],
  'port-used': [
    '端口 {port} 已被占用。换一个端口(--port),或先停止占用它的程序。',
    'Port {port} is in use. Choose another with --port, or stop the program that has it.',
  ],
  'port-denied': [
    '没有权限使用端口 {port}。改用 1024 以上的端口,或用管理员身份运行。',
    'Not allowed to use port {port}. Choose one above 1023, or run with more rights.',
  ],
  'host-unknown': [
    '本机没有地址 {host}。用 --host 0.0.0.0 接受所有网卡,或写本机的一个地址。',
    'This machine has no address {host}. Use --host 0.0.0.0 for all of them, or name one it has.',
  ],
  'certificate-missing': [
    '找不到证书文件 {file}。开发用:npx office-addin-dev-certs install;内网用:--cert 和 --key,或 --pfx。',
    'There is no certificate file {file}. For development: npx office-addin-dev-certs install; on an intranet: --cert with --key, or --pfx.',
  ],
  'certificate-half': [
    '--cert 和 --key 要一起给出;或只给 --pfx。',
    'Give --cert and --key together, or --pfx alone.',
  ],
  'certificate-wrong': [
    '证书或密钥不能用:{reason}。请核对文件、是否配对、口令(环境变量 TAIZHANG_PFX_PASSWORD)。',
    'The certificate or its key cannot be used: {reason}. Check the files, that they belong together, and the password (environment variable TAIZHANG_PFX_PASSWORD).',
  ],
  'site-wrong': [
    '--base-url“{value}”应是 https:// 开头的地址,不带 ? 和 #。',
    '--base-url "{value}" should begin with https:// and have no ? or #.',
  ],
  'port-wrong': [
    '--port“{value}”应是 0 至 65535 的整数。',
    '--port "{value}" should be 0 to 65535.',
  ],
  'not-built': [
    '{folder} 里还没有构建结果。先运行 npm run build。',
    'Nothing is built in {folder} yet. Run npm run build first.',
  ],
  'manifest-missing': [
    '找不到清单 manifest.xml(在 {folder} 及其 dist 中)。',
    'There is no manifest.xml in {folder} or its dist.',
  ],
} as const satisfies Readonly<Record<string, Pair>>;

export type Sentence = keyof typeof SENTENCES;

/** What kept the server from starting; `main` prints its sentence. */
export class ServeError extends Error {
  readonly sentence: Sentence;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(sentence: Sentence, detail: ServeError['detail'] = {}) {
    super(sentence);
    this.name = 'ServeError';
    this.sentence = sentence;
    this.detail = detail;
  }
}

export function word(
  sentence: Sentence,
  detail: ServeError['detail'],
  language: 'zh' | 'en',
): string {
  return say(SENTENCES[sentence][language === 'zh' ? 0 : 1], detail);
}
