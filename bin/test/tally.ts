import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { root } from '../start/tool.ts';

/** How many tests passed and failed; of those that failed and are known, each with its file and what it said. */
export type Tally = { readonly passed: number; readonly failed: number; readonly failures: readonly Failure[] };
type Failure = { readonly test: string; readonly said: string; readonly page?: string | undefined };

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const said = z.object({ message: z.string().optional() });
const attached = z.object({ name: z.string(), path: z.string().optional() });
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(said), attachments: z.array(attached).optional() })),
    }),
  ),
});
const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});
const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
  errors: z.array(said),
});

/** The counts of vitest's JSON report. A file that could not be loaded counts as one failure. */
export function vitestTally(file: string): Tally {
  const report = read(file, Vitest);
  if (!report) return noReport(file);
  const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  const failures = report.testResults.flatMap((one) =>
    one.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failure(one.name, fullName, failureMessages?.[0])),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    failures: [...failures, ...broken.map(({ name, message }) => failure(name, 'the file was not loaded', message))],
  };
}

/** The counts of Playwright's JSON report. A flaky test counts as failed. */
export function playwrightTally(file: string): Tally {
  const report = read(file, Playwright);
  if (!report) return noReport(file);
  const failures = report.suites
    .flatMap(specsOf)
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map((spec) => {
      const results = spec.tests.flatMap((one) => one.results);
      const [first] = results.flatMap(({ errors }) => errors);
      const page = pageOf(results.flatMap(({ attachments = [] }) => attachments));
      return { ...failure(`e2e/${spec.file}:${spec.line}`, spec.title, first?.message), page };
    });
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    failures: [...failures, ...report.errors.map(({ message }) => failure('e2e', 'Playwright', message))],
  };
}

/** A check that is one test: its name, and what it said when it failed. */
export function checkTally(name: string, error?: string): Tally {
  if (error === undefined) return { passed: 1, failed: 0, failures: [] };
  return { passed: 0, failed: 1, failures: [failure('npm test', name, error)] };
}

/** Counts one failure when the runner failed although its report has none. */
export function withExit(tally: Tally, exitCode: number, runner: string): Tally {
  if (exitCode === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, failures: [failure('npm test', runner, `ended with exit code ${exitCode}`)] };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      failures: [...all.failures, ...one.failures],
    }),
    { passed: 0, failed: 0, failures: [] },
  );
}

/** The lines on what failed, for the end of a long output: file, test, the begin of what it said, and the page. */
export function failureLines({ failures }: Tally): readonly string[] {
  return failures.flatMap(({ test, said, page }) => [
    '',
    `  ✗ ${test}`,
    ...indented(said),
    ...(page === undefined ? [] : ['', '    What was on the page:', ...indented(page)]),
  ]);
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}

/** What a failed journey had on its page, as roles and names: where it ran, nothing else of it may be left. */
function pageOf(attachments: readonly z.infer<typeof attached>[]): string | undefined {
  const path = attachments.find(({ name }) => name === 'error-context')?.path;
  if (path === undefined || !existsSync(path)) return undefined;
  return /^```yaml\n(.*?)^```/ms.exec(readFileSync(path, 'utf8'))?.[1]?.trimEnd();
}

function failure(file: string, test: string, message = 'said nothing'): Failure {
  const lines = stripVTControlCharacters(message).split('\n').filter(Boolean);
  const where = isAbsolute(file) ? relative(root, file) : file;
  return { test: `${where} › ${test}`, said: lines.slice(0, 12).join('\n') };
}

function specsOf(suite: z.infer<typeof Suite>): readonly z.infer<typeof Spec>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function noReport(file: string): Tally {
  return { passed: 0, failed: 1, failures: [failure('npm test', relative(root, file), 'The report was not written.')] };
}

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
