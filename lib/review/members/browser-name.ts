/** The longest name that is kept. */
const maxCharacters = 60;

/** In this order: browsers of one family name each other in their User-Agent. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * A browser in words such as "Chrome on Windows", from its User-Agent. Coarse on purpose: enough to know one's own
 * sessions apart. Null when nothing is recognised.
 */
export function browserName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const found = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1]);
  const name = found.filter(Boolean).join(' on ');
  return name === '' ? null : name.slice(0, maxCharacters);
}
