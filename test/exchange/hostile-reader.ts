import { getHeapStatistics } from 'node:v8';
import { providerHttp } from '#lib/providers/http/http.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';

/**
 * A process that reads one address of a hostile vendor many times, some at once, as an adapter does (`ours`) or without
 * limits (`naive`), and prints by how many MB its memory grew. Start it with --expose-gc: garbage must not be measured.
 */
const [way = 'ours', url = '', reads = '1', atOnce = '1'] = process.argv.slice(2);

const http = providerHttp({
  gate: { run: (call) => call() },
  patience: 'person',
  allowLoopback: true,
  limits: { attemptMs: 4_000, retries: 0 },
});

async function readOnce(): Promise<string> {
  if (way === 'naive') return `${(await (await fetch(url)).text()).length} characters`;
  try {
    await http.send({ operation: 'read', safe: true, method: 'GET', url, expect: 'json', onTooLarge: () => undefined });
    return 'fine';
  } catch (error) {
    if (error instanceof ProviderError) return `${error.code} ${error.reason ?? ''}`.trim();
    throw error;
  }
}

function held(): number {
  globalThis.gc?.();
  const { external, arrayBuffers } = process.memoryUsage();
  return getHeapStatistics().used_heap_size + Math.max(external, arrayBuffers);
}

const before = held();
let peak = before;
const watching = setInterval(() => {
  peak = Math.max(peak, held());
}, 50);
const ends: string[] = [];
for (let left = Number(reads); left > 0; left -= Number(atOnce)) {
  ends.push(...(await Promise.all(Array.from({ length: Math.min(left, Number(atOnce)) }, readOnce))));
}
clearInterval(watching);
const grownMb = (Math.max(peak, held()) - before) / 1_048_576;
process.stdout.write(JSON.stringify({ ends: [...new Set(ends)], grownMb }));
