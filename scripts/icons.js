import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

/*
 * Renders assets/*.svg to the PNG sizes the manifest names: `node scripts/icons.js`. The PNGs are committed
 * and are the product; this runs only when a drawing has changed.
 */

const ASSETS = path.join(import.meta.dirname, '..', 'assets');
const SIZES = { icon: [16, 32, 64, 80, 128], check: [16, 32, 64, 80] };
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function launch() {
  const own = CHROMIUM.find((place) => existsSync(place));
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
}

async function render(page, name, size) {
  const drawing = await readFile(path.join(ASSETS, `${name}.svg`), 'base64');
  await page.setViewportSize({ width: size, height: size });
  const image = `<img width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}">`;
  await page.setContent(`<body style="margin:0;font-size:0">${image}</body>`);
  const bytes = await page.screenshot({ omitBackground: true });
  await writeFile(path.join(ASSETS, `${name}-${size}.png`), bytes);
}

const browser = await launch();
try {
  const page = await browser.newPage();
  for (const [name, sizes] of Object.entries(SIZES)) {
    for (const size of sizes) await render(page, name, size);
  }
} finally {
  await browser.close();
}
