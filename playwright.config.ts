import { defineConfig } from '@playwright/test';
import { findBrowser } from './bin/test/browser.ts';

/** The environment of each desk that npm test starts; without it, that of this process names the only one. */
const desks = JSON.parse(process.env.DOCKET_TEST_DESKS ?? '[{}]') as readonly NodeJS.ProcessEnv[];

// Each worker has a desk of its own, and takes one file of journeys after the other to it.
Object.assign(process.env, desks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]);

/** Journeys against the desks that npm test starts; their addresses and browser come through the environment. */
export default defineConfig({
  testDir: 'e2e',
  // The longest first: it needs nothing that is copied in while the desks are new.
  projects: [
    { name: 'doors', testMatch: 'doors.spec.ts' },
    { name: 'journeys', testMatch: '*.spec.ts', testIgnore: 'doors.spec.ts' },
  ],
  outputDir: 'e2e/results',
  forbidOnly: true,
  retries: 0,
  workers: desks.length,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.PUBLIC_URL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace of every journey costs a fifth of their time; JOURNEY_TRACE=1 keeps those of failures.
    trace: process.env.JOURNEY_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.DOCKET_BROWSER ?? findBrowser(),
      // Nothing of the browser's own goes out, and Debian's build runs as root in a container.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
