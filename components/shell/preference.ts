import { keysCookie, type Theme, themeCookie } from './theme.ts';

const oneYear = 60 * 60 * 24 * 365;

/** Applies a theme at once and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  remember(themeCookie, theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Switches single-letter keys, and the hints for them, on or off. */
export function chooseKeys(areOn: boolean): void {
  remember(keysCookie, areOn ? 'on' : 'off');
  if (areOn) delete document.documentElement.dataset.keys;
  else document.documentElement.dataset.keys = 'off';
}

export function areKeysOn(): boolean {
  return document.documentElement.dataset.keys !== 'off';
}

function remember(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${name}=${value}; path=/; max-age=${oneYear}; samesite=strict${secure}`;
}
