import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { buildSettings, isDevelopment } from './lib/env.ts';

const { publicHost, isOnThisMachine, buildFolder } = buildSettings();

/** What every answer carries. The Content Security Policy of pages has a nonce and is set in proxy.ts. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const config: NextConfig = {
  distDir: buildFolder,
  // To a browser on this machine it saves nothing, and takes as long as all else that a small answer needs. Read at
  // each start, not kept in the build.
  compress: !isOnThisMachine,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Images come from our own route, authorized and re-encoded; the framework's optimizer would be a second door to
  // them.
  images: { unoptimized: true },
  devIndicators: false,
  // npm test and the editor check types; a start needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native code, and what must stay one instance per process.
  serverExternalPackages: ['@hyzyla/pdfium', '@node-rs/argon2', 'pg', 'pino', 'sharp', 'undici'],
  experimental: {
    // Holds 40 MB less: what no one opens is not loaded. See README, Decisions.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: '1mb', allowedOrigins: publicHost ? [publicHost] : [] },
    // The compiler's cache costs the first build a fifth of its time and 220 MB; it helps those who build again.
    turbopackFileSystemCacheForBuild: existsSync(join(buildFolder, 'BUILD_ID')),
    // A finished build never reads its maps: 90 MB, and a tenth of the build's time.
    turbopackSourceMaps: isDevelopment(),
  },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
