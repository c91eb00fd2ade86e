import localFont from 'next/font/local';

/**
 * Geist without its Greek, which draws small omega as a capital (geist 1.7.2). Greek comes from Noto, like every other
 * script that Geist lacks.
 */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
  declarations: [{ prop: 'unicode-range', value: 'U+0000-036F, U+0400-1EFF, U+2000-FFFF' }],
});

export const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  declarations: [{ prop: 'unicode-range', value: 'U+0000-036F, U+0400-1EFF, U+2000-FFFF' }],
});
