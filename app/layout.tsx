import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { themeCookie, toTheme } from '#components/shell/theme.ts';
import { mono, sans } from './fonts.ts';
import './styles/fonts.css';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Docket', template: '%s · Docket' },
  robots: { index: false, follow: false },
  icons: { icon: '/icon.svg' },
};

/**
 * The colour scheme is in the styles alone (tokens.css): as a meta tag it would be written again with each navigation,
 * and the browser computes the styles of the whole document anew each time.
 */
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Reading a cookie makes every page dynamic: a prerendered page could not carry the nonce of its own response. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = toTheme(jar.get(themeCookie)?.value);
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} data-theme={theme === 'system' ? undefined : theme}>
      <body>{children}</body>
    </html>
  );
}
