import type { Complaint } from './complaint.ts';
import { find, walk, type Element } from './parse.ts';
import { listResources } from './resources.ts';

/**
 * One TaskpaneId has one address: with two, Excel on the web shows an error (office-js issue 2918) and Mac
 * opens the wrong one (issue 175). And some button opens the base address, because a client that
 * ignores the overrides offers that one only.
 */
export function checkPanes(root: Element): Complaint[] {
  const urls = listResources(root, 'bt:Urls');
  const panes = walk(root)
    .filter(({ name }) => name === 'tp:Action')
    .flatMap((action) => {
      const [location] = find(action, 'tp:SourceLocation');
      const [id] = find(action, 'tp:TaskpaneId');
      if (!location) return [];
      const url = urls.get(location.attributes['resid'] ?? '')?.attributes['DefaultValue'] ?? '';
      return [{ action, id: id?.text.trim() ?? '', url }];
    });
  const shared = panes.flatMap(({ action, id, url }, at): Complaint[] => {
    const other = panes.slice(0, at).find((pane) => pane.id === id && pane.url !== url);
    if (!other) return [];
    return [{ fault: 'pane-shared', line: action.line, element: action.name, detail: { id } }];
  });
  return [...shared, ...checkBase(root, new Set(panes.map(({ url }) => url)))];
}

function checkBase(root: Element, opened: ReadonlySet<string>): Complaint[] {
  if (opened.size === 0) return [];
  return find(root, 'DefaultSettings', 'SourceLocation')
    .filter(({ attributes }) => !opened.has(attributes['DefaultValue'] ?? ''))
    .map(({ line, name, attributes }) => {
      const url = attributes['DefaultValue'] ?? '';
      return { fault: 'pane-base', line, element: name, detail: { url } };
    });
}
