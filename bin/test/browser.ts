import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { StartRefused } from '../start/refused.ts';
import { runProgram } from '../start/tool.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium: Playwright's own, or one on the PATH; undefined when there is none. */
export function findBrowser(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * The path of the Chromium for the tests. Root on Debian installs it when missing.
 * @throws StartRefused with the command to run
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runProgram('/usr/bin/apt-get', ['update', '-q'], env);
    await runProgram('/usr/bin/apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], env);
  }
  const installed = findBrowser();
  if (installed) return installed;
  const command = existsSync('/usr/bin/apt-get')
    ? 'sudo apt-get install -y chromium'
    : 'npx playwright install chromium';
  throw new StartRefused(`there is no Chromium for the browser tests; run ${command} and try again.`);
}
