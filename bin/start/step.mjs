import process from 'node:process';

/** Running steps by name, with the time they began. */
const running = new Map();

/** The time that each finished step took, in ms, by name. */
const finished = new Map();

if (process.stdout.isTTY) setInterval(showRunning, 250).unref();
else setInterval(noteRunning, 10_000).unref();

/**
 * Runs a step and prints one line about it. A terminal also shows a line with the running steps; a log gets a line at
 * the begin of a long step (`expect`), and every ten seconds one with the running steps.
 */
export async function step(name, work, { expect } = {}) {
  const began = performance.now();
  running.set(name, began);
  if (!process.stdout.isTTY && expect) write(`  … ${name} (${expect})\n`);
  try {
    const result = await work();
    finish(`  ✓ ${name.padEnd(30)} ${seconds(began)}\n`);
    return result;
  } catch (error) {
    finish(`  ✗ ${name.padEnd(30)} ${seconds(began)}\n`);
    throw error;
  } finally {
    running.delete(name);
  }

  function finish(line) {
    running.delete(name);
    finished.set(name, performance.now() - began);
    write(line);
  }
}

/** The finished steps with their times, the longest first, in one line. @param before steps of an earlier process */
export function stepTimes(before = {}) {
  const all = [...Object.entries(before), ...finished].filter(([, ms]) => ms > 0);
  return all
    .sort(([, one], [, other]) => other - one)
    .map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`)
    .join(' · ');
}

/** Prints a line, above the changing line of a terminal. */
export function say(line) {
  write(`${line}\n`);
}

function write(text) {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}` : text);
}

function showRunning() {
  if (running.size > 0)
    process.stdout.write(`\r\x1b[2K  … ${runningNow().slice(0, (process.stdout.columns ?? 80) - 5)}`);
}

function noteRunning() {
  if (running.size > 0) write(`  … ${runningNow()}\n`);
}

/** The running steps; those over a second with the time so far. */
function runningNow() {
  const named = ([name, began]) => {
    const passed = Math.floor((performance.now() - began) / 1000);
    return passed < 1 ? name : `${name} ${passed} s`;
  };
  return [...running].map(named).join(' · ');
}

function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
}
