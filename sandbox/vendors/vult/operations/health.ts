import type { Call } from '#sandbox/http/call.ts';
import type { Operation } from '#sandbox/vendors/vendor.ts';

const VERSION = '2.10.15';
const SERVICE = { service: 'KYC API', version: VERSION, environment: 'sandbox' };
const ROOT = { description: 'Identity verification', documentation: '/docs', health: '/health', status: 'ok' };

const ENDPOINTS = {
  health: '/health',
  ready: '/ready',
  live: '/live',
  metrics: '/metrics',
  docs: '/docs',
  api_spec: '/openapi.json',
};
const HEALTH = {
  status: 'ok',
  version: VERSION,
  environment: 'sandbox',
  checks: { database: 'ok', cache: 'ok', storage: 'ok', external_services: 'ok' },
  details: {},
  error: null,
};

type Answer = (timestamp: string, uptime: number) => unknown;

/** Path → name of the operation and its answer. */
const OPERATIONS: Record<string, [name: string, answer: Answer]> = {
  '/': ['root', (timestamp) => ({ ...SERVICE, ...ROOT, timestamp })],
  '/ping': ['ping', (timestamp) => ({ pong: true, timestamp })],
  '/status': ['status', (timestamp, uptime) => ({ ...SERVICE, timestamp, uptime, endpoints: ENDPOINTS })],
  '/metrics': [
    'metrics',
    (timestamp, uptime) => ({
      timestamp,
      system: systemOf(uptime),
      environment: { node_env: 'production', version: VERSION },
    }),
  ],
  '/live': ['live', (timestamp, uptime) => ({ status: 'ok', timestamp, uptime })],
  '/ready': ['ready', (timestamp) => ({ status: 'ok', timestamp, checks: { database: 'ok', cache: 'ok' } })],
  '/healthz': ['simpleHealth', (timestamp) => ({ status: 'ok', timestamp })],
  '/health': ['health', (timestamp, uptime) => ({ ...HEALTH, timestamp, uptime })],
  '/version': ['version', () => ({ version: VERSION })],
};

/** The nine operations of the vendor's "Utility" section; they need no token. */
export function healthOperation({ method, path, now }: Call): Operation | null {
  const known = method === 'GET' && Object.hasOwn(OPERATIONS, path) ? OPERATIONS[path] : undefined;
  if (!known) return null;
  const [name, answer] = known;
  return { name, run: () => ({ status: 200, json: answer(now.toISOString(), process.uptime()) }) };
}

function systemOf(uptime: number) {
  const { heapUsed, heapTotal, external, rss } = process.memoryUsage();
  const memory = { used: heapUsed, total: heapTotal, external, rss };
  return {
    uptime,
    memory,
    cpu: process.cpuUsage(),
    pid: process.pid,
    node_version: process.version,
    platform: process.platform,
  };
}
