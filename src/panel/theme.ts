import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Chinese faces of Windows and WPS machines before Fluent's own, whose Han signs are a fallback. */
const FONT =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Segoe UI', sans-serif";

export type Look = 'light' | 'dark' | 'contrast';

const THEMES: Readonly<Record<Look, Theme>> = {
  light: { ...webLightTheme, fontFamilyBase: FONT },
  dark: { ...webDarkTheme, fontFamilyBase: FONT },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: FONT },
};

const MORE = '(prefers-contrast: more) and (not (forced-colors: active))';
const DARK = '(prefers-color-scheme: dark)';

function watch(changed: () => void): () => void {
  const queries = [MORE, DARK].map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener('change', changed));
  return () => queries.forEach((query) => query.removeEventListener('change', changed));
}

/**
 * Office says how it is painted (`dark`); elsewhere the system does. Forced colours (Windows contrast
 * themes) replace ours in the browser, which Fluent prepares for; a wish for more contrast has no such
 * help and takes the contrast theme.
 */
export function useTheme(dark: boolean | null): Theme {
  const look = useSyncExternalStore(watch, (): Look => {
    if (matchMedia(MORE).matches) return 'contrast';
    return (dark ?? matchMedia(DARK).matches) ? 'dark' : 'light';
  });
  return THEMES[look];
}
