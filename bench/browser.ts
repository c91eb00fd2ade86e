import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { webArguments } from '#bin/start/web.ts';
import { ensureBrowser } from '#bin/test/browser.ts';
import { buildSettings, env } from '#lib/env.ts';
import { scriptWeight } from '#test/journeys/scripts.ts';
import { fillForBrowser, reasonKey } from './browser-desk.ts';
import { type Moments, watch } from './browser-watch.ts';
import { type Desk, fillDesk } from './desk.ts';
import { inTestDatabase } from './in-test-database.ts';
import { startServer } from './servers.ts';

/**
 * What a reviewer waits for, in a browser against a finished build: `node --conditions=react-server bench/browser.ts`
 * with a desk of its own, or as the last part of `npm run bench` with that one. Milliseconds from the key or the click
 * to the frame in which it is on the screen. Each question: bench/README.md.
 */
export type BrowserFigure = { question: string; limit: string; p50: number; p95: number; unit: 'ms' | 'KB' };

const people = 80;
/** Twice so many rows are opened in each of three ways: a page of the queue has 50, and each is opened once. */
const opened = 16;
const decided = 24;
const cold = 6;
/** An image counts as seen after a second; a reviewer looks longer, and then what is fetched ahead is there. */
const [seenMs, lookMs] = [1_500, 3_500];
const longestMs = 30_000;
/** How long a mouse button is down. */
const pressMs = 80;

/** Asks every question of the pages at `origin`, in a filled desk. */
export async function browserFigures(
  origin: string,
  { headers, connectionId }: Desk,
  tell: (figure: BrowserFigure) => void,
): Promise<BrowserFigure[]> {
  const figures: BrowserFigure[] = [];
  const add = (question: string, limit: string, values: readonly number[], unit: 'ms' | 'KB' = 'ms') => {
    const figure = { question, limit, p50: at(values, 0.5), p95: at(values, 0.95), unit };
    figures.push(figure);
    tell(figure);
  };
  await fillForBrowser(connectionId, people);
  const browser = await launched();
  const signedIn = () => contextOf(browser, origin, headers.cookie ?? '');
  const first = await signedIn();
  const row = await firstRow(await first.newPage());
  for (const [name, address] of [['queue', '/queue'] as const, ['applicant', row] as const]) {
    const read = async (path: string) => (await first.request.get(path)).body();
    const { gzip } = await scriptWeight((await read(address)).toString(), read);
    add(`JavaScript of the ${name}, gzip`, '180 KB', [gzip / 1_000], 'KB');
  }
  await first.close();
  const { coldly, warmly } = await queueTimes(signedIn);
  add('queue cold → rows', '400 ms', coldly);
  add('queue warm → rows', '200 ms', warmly);
  const context = await signedIn();
  const page = await context.newPage();
  for (const [how, rows] of await rowTimes(page)) {
    add(`row ${how} → text`, '50 ms p50, 100 ms p95', textOf(rows));
    add(`row ${how} → first image`, '–', imageOf(rows));
  }
  const decisions = await decisionTimes(page);
  add('decision pressed → saved', '–', savedOf(decisions));
  add('decision saved → next text', '100 ms', sinceSaved(decisions, textOf(decisions)));
  add('decision saved → first image', '200 ms', sinceSaved(decisions, imageOf(decisions)));
  add('decision pressed → next text', '–', textOf(decisions));
  add('decision pressed → first image', '–', imageOf(decisions));
  await browser.close();
  return figures;
}

async function launched(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

async function contextOf(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}

async function firstRow(page: Page): Promise<string> {
  await page.goto('/queue');
  return (await page.locator('a[data-row]').first().getAttribute('href')) ?? '';
}

/**
 * A new context has no file of an earlier one. The browser keeps a script compiled from its second use on: warm is the
 * third visit.
 */
async function queueTimes(signedIn: () => Promise<BrowserContext>) {
  const [coldly, warmly]: [number[], number[]] = [[], []];
  for (let time = 0; time < cold; time += 1) {
    const context = await signedIn();
    const page = await context.newPage();
    await page.addInitScript(watch);
    for (const times of [coldly, [], warmly]) {
      await page.goto('/queue');
      times.push(await page.evaluate(() => window.rowsShown));
    }
    await context.close();
  }
  return { coldly, warmly };
}

/** Goes to the next row of the queue by `j`, and opens it by Enter after so many milliseconds. */
function byKeys(restMs: number) {
  return async (page: Page): Promise<Moments> => {
    await page.keyboard.press('j');
    await page.waitForTimeout(restMs);
    return measured(page, () => page.keyboard.press('Enter'));
  };
}

/** Clicks the next row as soon as the pointer is on it. */
async function byMouse(page: Page): Promise<Moments> {
  const row = page.locator('tr:has(a[data-row]:focus) + tr a[data-row]');
  return measured(page, () => row.click({ delay: pressMs }));
}

/** Opens row after row, each in another way in turn, and goes back to the queue each time. */
async function rowTimes(page: Page): Promise<(readonly [how: string, times: Moments[]])[]> {
  const ways: [how: string, open: (page: Page) => Promise<Moments>, times: Moments[]][] = [
    ['rested on', byKeys(800), []],
    ['clicked', byMouse, []],
    ['at once', byKeys(0), []],
  ];
  await page.addInitScript(watch);
  for (const _ of ['first', 'second']) {
    await page.goto('/queue');
    await page.locator('a[data-row]').first().waitFor();
    for (let time = 0; time < opened; time += 1)
      for (const [, open, times] of ways) {
        times.push(await open(page));
        await page.keyboard.press('Escape');
        await page.locator('a[data-row]:focus').waitFor();
        await page.waitForTimeout(400);
      }
  }
  return ways.map(([how, , times]) => [how, times]);
}

/** Looks at each image, rejects, and goes on to the next. */
async function decisionTimes(page: Page): Promise<Moments[]> {
  const times: Moments[] = [];
  await page.goto('/queue');
  await page.locator('a[data-row]').first().click();
  for (let time = 0; time < decided; time += 1) {
    await page.locator('figure[data-view] img').first().waitFor();
    await page.waitForTimeout(seenMs);
    await page.keyboard.press('2');
    await page.waitForTimeout(lookMs);
    await page.keyboard.press('x');
    await page.keyboard.press(reasonKey);
    times.push(await measured(page, () => page.keyboard.press('Control+Shift+Enter')));
  }
  return times;
}

async function measured(page: Page, act: () => Promise<void>): Promise<Moments> {
  await page.evaluate(() => window.startWatching());
  await act();
  const moments = await Promise.race([page.evaluate(() => window.watched), pause(longestMs, null)]);
  if (!moments) throw new Error(`No other applicant with an image came in ${longestMs / 1_000} s`);
  return moments;
}

const textOf = (all: readonly Moments[]) => all.map(({ text }) => text);
const imageOf = (all: readonly Moments[]) => all.map(({ image }) => image);
const savedOf = (all: readonly Moments[]) => all.map(({ saved }) => saved);
const sinceSaved = (all: readonly Moments[], moments: readonly number[]) =>
  moments.map((moment, place) => moment - (all[place]?.saved ?? 0));

function at(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One line of the table. */
export function figureLine({ question, limit, p50, p95, unit }: BrowserFigure): string {
  const times = `p50 ${p50.toFixed(0).padStart(5)}  p95 ${p95.toFixed(0).padStart(5)} ${unit}`;
  return `${question.padEnd(34)} ${times}  limit ${limit}`;
}

const isAlone = process.argv[1] === import.meta.filename;
if (isAlone) await alone();

/** With a desk of its own, of as many applicants as `--rows` says. */
async function alone(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000' } } });
  await inTestDatabase(async (database) => {
    const desk = await fillDesk(database, Number(values.rows));
    const web = await startServer(
      (port) => webArguments('127.0.0.1', port, env().WEB_HEAP_MB),
      buildSettings().buildFolder,
    );
    await browserFigures(web.origin, desk, (figure) => process.stdout.write(`${figureLine(figure)}\n`));
    web.process.kill('SIGKILL');
    const { closeDatabase } = await import('#lib/data/database.ts');
    await closeDatabase();
  });
}
