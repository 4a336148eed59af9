/** Whether Office paints its own panes dark: `#RRGGBB`, or nothing where it does not say. */
export function isDark(background: string | undefined): boolean | null {
  const found = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background ?? '');
  if (!found) return null;
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => parseInt(part, 16));
  // Perceived brightness (ITU-R BT.601); half of white divides the two.
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
