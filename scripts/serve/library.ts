/** The script element of a pane that loads office.js, wherever from. */
const SCRIPT = /(<script\b[^>]*\bsrc=")([^"]*\/?office\.js)(")/;
const POLICY = /(<meta\b[^>]*Content-Security-Policy[^>]*\bcontent=")([^"]*)(")/;

/**
 * A pane that takes office.js from another address: the CDN of 21Vianet, or a copy on the site itself
 * (`office/office.js`). Its Content-Security-Policy then allows that origin instead of the old one. A page
 * without office.js stays as it is.
 */
export function moveLibrary(html: string, address: string, site: string): string {
  const old = SCRIPT.exec(html)?.[2];
  if (old === undefined) return html;
  const from = sourceOf(old, site);
  const to = sourceOf(address, site);
  return html
    .replace(SCRIPT, (_whole, before: string, _old, after: string) => before + address + after)
    .replace(POLICY, (_whole, before: string, policy: string, after: string) => {
      return before + (from === "'self'" ? allow(policy, to) : policy.replaceAll(from, to)) + after;
    });
}

/** How a policy names where a script comes from. */
function sourceOf(address: string, site: string): string {
  const { origin } = new URL(address, site);
  return origin === new URL(site).origin ? "'self'" : origin;
}

/** `'self'` stays for the pane's own scripts; the library's origin is named beside it. */
function allow(policy: string, source: string): string {
  return source === "'self'" ? policy : policy.replace(/script-src/, `script-src ${source}`);
}
