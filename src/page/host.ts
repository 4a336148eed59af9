import type { Host } from '../core/host.ts';

/** Milliseconds a download gets to begin before its bytes are let go. */
const GRACE = 60_000;

/** The offline page: no workbook is open, everything comes from files and goes into files. */
export function makePageHost(now: () => string): Host {
  return {
    place: 'page',
    // Whatever the browser speaks: its users read Chinese, and the other language is one click away.
    language: 'zh-CN',
    today: () => now().slice(0, 10),
    workbook: null,
    // The panel saves bytes here; sheets have nowhere else to go.
    deliver: () => Promise.reject(new Error('deliver')),
    save: (name, content) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([content as BlobPart]));
      link.download = name.replaceAll('/', '_');
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), GRACE);
      return Promise.resolve();
    },
    folders: 'webkitdirectory' in HTMLInputElement.prototype,
  };
}
