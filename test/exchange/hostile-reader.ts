import { getHeapStatistics } from 'node:v8';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { loopbackHttp } from '../providers/loopback-http.ts';

/**
 * A separate process, so that its memory can be measured: reads one address of a hostile vendor many times, some at
 * once, with the adapters' HTTP client (`ours`) or with a plain fetch (`naive`), and prints by how many MB its memory
 * grew. Started with --expose-gc, so that garbage is not counted.
 */
const [way = 'ours', url = '', reads = '1', atOnce = '1'] = process.argv.slice(2);

const http = loopbackHttp({ limits: { attemptMs: 4_000, retries: 0 } });

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
