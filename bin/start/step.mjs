import process from 'node:process';

/** Running steps by name, with the time they began. */
const running = new Map();

if (process.stdout.isTTY) setInterval(showRunning, 250).unref();

/**
 * Runs a step and prints one line about it. A terminal also shows a line with the running steps; a log gets a line at
 * the begin of a long step (`expect`).
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

/** Prints a line, above the changing line of a terminal. */
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
