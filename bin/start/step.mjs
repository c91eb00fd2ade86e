import process from 'node:process';

/** Steps under way, by name, with the time they began. They may run side by side. */
const running = new Map();

if (process.stdout.isTTY) setInterval(showRunning, 250).unref();

/**
 * Does one thing and leaves one tidy line about it. On a terminal a line below tells what is still under way; in a
 * log, a step known to be long says so when it begins.
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
    write(line);
  }
}

/** A line of its own, above the one that changes. */
export function say(line) {
  write(`${line}\n`);
}

function write(text) {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}` : text);
}

function showRunning() {
  const names = [...running].map(([name, began]) => `${name} ${Math.floor((performance.now() - began) / 1000)} s`);
  if (names.length > 0)
    process.stdout.write(`\r\x1b[2K  … ${names.join(' · ').slice(0, (process.stdout.columns ?? 80) - 5)}`);
}

function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
}
