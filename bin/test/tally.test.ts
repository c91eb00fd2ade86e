import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../start/tool.ts';
import { checkTally, failureLines, playwrightTally, sum, vitestTally, withExit } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('Failed unit tests are counted and named with their file and what they said, without colors', () => {
  const passed = { status: 'passed', fullName: 'adds', failureMessages: [] };
  const wrong = {
    status: 'failed',
    fullName: 'subtracts',
    failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m'],
  };
  const file = report('vitest.json', {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      { name: join(root, 'lib/sum.test.ts'), status: 'failed', message: '', assertionResults: [passed, wrong] },
      { name: join(root, 'lib/torn.test.ts'), status: 'failed', message: 'Unexpected token', assertionResults: [] },
    ],
  });
  expect(vitestTally(file)).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      { test: 'lib/sum.test.ts › subtracts', said: 'expected 1 to be 2' },
      { test: 'lib/torn.test.ts › the file was not loaded', said: 'Unexpected token' },
    ],
  });
});

test('A failed journey is named with its line; a flaky one is counted and named too', () => {
  const spec = (title: string, status: string, errors: object[]) => ({
    title,
    file: 'queue.spec.ts',
    line: 9,
    tests: [{ status, results: [{ errors }, { errors: [] }] }],
  });
  const file = report('playwright.json', {
    stats: { expected: 1, unexpected: 1, flaky: 1 },
    suites: [
      {
        specs: [spec('opens', 'expected', [])],
        suites: [
          {
            specs: [
              spec('sorts', 'unexpected', [{ message: 'no row' }]),
              spec('waits', 'flaky', [{ message: 'too late' }]),
            ],
          },
        ],
      },
    ],
    errors: [],
  });
  const tally = playwrightTally(file);
  expect(tally).toMatchObject({ passed: 1, failed: 2 });
  expect(failureLines(tally)).toEqual([
    '',
    '  ✗ e2e/queue.spec.ts:9 › sorts',
    '    no row',
    '',
    '  ✗ e2e/queue.spec.ts:9 › waits',
    '    too late',
  ]);
});

test('What was on the page of a failed journey is printed with it', () => {
  const path = join(folder, 'error-context.md');
  writeFileSync(
    path,
    '# Error details\n\n```\nno row\n```\n\n# Page snapshot\n\n```yaml\n- main:\n  - alert: Gone\n```\n',
  );
  const results = [{ errors: [{ message: 'no row' }], attachments: [{ name: 'error-context', path }] }];
  const spec = { title: 'sorts', file: 'queue.spec.ts', line: 9, tests: [{ status: 'unexpected', results }] };
  const stats = { expected: 0, unexpected: 1, flaky: 0 };
  const tally = playwrightTally(report('page.json', { stats, suites: [{ specs: [spec] }], errors: [] }));
  expect(failureLines(tally).slice(3)).toEqual(['', '    What was on the page:', '    - main:', '      - alert: Gone']);
});

test.each([
  ['a report that was not written', vitestTally(join(folder, 'none.json')), /none\.json/],
  ['a runner that failed without a failed test', withExit(checkTally('Lint'), 3, 'vitest'), /exit code 3/],
  ['a failed check', checkTally('Types', 'TS2322'), /Types\s+TS2322/],
])('%s counts as one failure and is named', (_, tally, named) => {
  const all = sum([checkTally('Lint'), tally]);
  expect(all.failed).toBe(1);
  expect(failureLines(all).join('\n')).toMatch(named);
});

function report(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
