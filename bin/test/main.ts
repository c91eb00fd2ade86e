import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient } from '../start/generate.ts';
import { sentenceFor } from '../start/refused.ts';
import { say, step } from '../start/step.mjs';
import { root, runTool, stopTools } from '../start/tool.ts';
import { ensureBrowser } from './browser.ts';
import { refuseRealDatabase, testEnvironment } from './environment.ts';
import { startTestServer, stopTestServer, type TestServer } from './server.ts';
import { show, stopShown } from './show.ts';
import { checkTally, failureLines, playwrightTally, sum, type Tally, vitestTally, withExit } from './tally.ts';

const began = performance.now();
const reports = join(root, '.test/reports');
const size = process.argv.includes('--drill') ? 'full' : 'small';
/** While a journey on one desk waits, one on the other runs. A drill's measures are taken with nothing beside it. */
const desks = size === 'small' ? ['first', 'second'] : ['only'];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(130));
process.on('disconnect', () => void stop(130));
process.channel?.unref();
// The reader has left, so the results are of no use.
process.stdout.on('error', () => void stop(141));

try {
  const tally = sum(await everything());
  // Once more at the end: above stand ten thousand lines, and a build server may show the last hundred.
  for (const line of failureLines(tally)) say(line);
  say(`\nTook ${Math.round((performance.now() - began) / 1000)} s.`);
  say(`${tally.passed} passed, ${tally.failed} failed`);
  process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  await stop(1);
}

async function everything(): Promise<readonly Tally[]> {
  refuseRealDatabase();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true, mode: 0o700 });
  await step('Database client', generateClient);
  const browser = await step('Browser', ensureBrowser);
  const env = testEnvironment(size, browser);
  const lint = await check('Lint', () => runTool('biome', ['check', '--error-on-warnings']));
  const types = await check('Types', async () => {
    await runTool('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
    await runTool('tsc', ['--noEmit']);
  });
  return [lint, types, await vitest(env), await playwright(env)];
}

/** A check that counts as one test. When it fails, its output is shown and the run goes on. */
async function check(name: string, work: () => Promise<unknown>): Promise<Tally> {
  try {
    await step(name, work);
    return checkTally(name);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    say(said);
    return checkTally(name, said);
  }
}

/** Unit, database and exchange tests; the last two on a temporary PostgreSQL. */
async function vitest(env: NodeJS.ProcessEnv): Promise<Tally> {
  say('\n  Unit, database and exchange tests');
  const report = join(reports, 'vitest.json');
  const exit = await show(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  return withExit(vitestTally(report), exit, 'vitest');
}

/** Journeys in a real browser, against production builds started by `npm start`. */
async function playwright(env: NodeJS.ProcessEnv): Promise<Tally> {
  const report = join(reports, 'playwright.json');
  const servers: TestServer[] = [];
  try {
    // One after the other: the first makes the build of both.
    for (const which of desks) {
      say(`  Docket for the browser tests, ${which} desk`);
      servers.push(await startTestServer(env));
    }
    const variables = {
      ...env,
      DOCKET_TEST_DESKS: JSON.stringify(servers.map((server) => server.variables)),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      NODE_OPTIONS: '--conditions=react-server',
    };
    say('\n  Journeys in a real browser');
    const exit = await show('playwright', ['test', '--reporter=list,json'], variables);
    return withExit(playwrightTally(report), exit, 'Playwright');
  } catch (error) {
    const said = sentenceFor(error);
    say(said);
    return checkTally('Docket for the browser tests', said);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function stop(code: number): Promise<void> {
  stopTools();
  stopShown();
  await stopTestServer();
  process.exit(code);
}
