import type { Call } from '#sandbox/http/call.ts';
import type { Operation } from '#sandbox/vendors/vendor.ts';

const VERSION = '2.10.15';
const SERVICE = { service: 'KYC API', version: VERSION, environment: 'sandbox' };
const ROOT = { description: 'Identity verification', documentation: '/docs', health: '/health', status: 'ok' };

/** The nine operations of the vendor's "Utility" section; they need no token. */
export function healthOperation(call: Call): Operation | null {
  const timestamp = call.now.toISOString();
  const uptime = process.uptime();
  const ok = (name: string, json: unknown): Operation => ({ name, run: () => ({ status: 200, json }) });
  if (call.method !== 'GET') return null;
  switch (call.path) {
    case '/':
      return ok('root', { ...SERVICE, ...ROOT, timestamp });
    case '/ping':
      return ok('ping', { pong: true, timestamp });
    case '/status':
      return ok('status', {
        ...SERVICE,
        timestamp,
        uptime,
        endpoints: {
          health: '/health',
          ready: '/ready',
          live: '/live',
          metrics: '/metrics',
          docs: '/docs',
          api_spec: '/openapi.json',
        },
      });
    case '/metrics':
      return ok('metrics', {
        timestamp,
        system: systemOf(uptime),
        environment: { node_env: 'production', version: VERSION },
      });
    case '/live':
      return ok('live', { status: 'ok', timestamp, uptime });
    case '/ready':
      return ok('ready', { status: 'ok', timestamp, checks: { database: 'ok', cache: 'ok' } });
    case '/healthz':
      return ok('simpleHealth', { status: 'ok', timestamp });
    case '/health':
      return ok('health', {
        status: 'ok',
        timestamp,
        uptime,
        version: VERSION,
        environment: 'sandbox',
        checks: { database: 'ok', cache: 'ok', storage: 'ok', external_services: 'ok' },
        details: {},
        error: null,
      });
    case '/version':
      return ok('version', { version: VERSION });
    default:
      return null;
  }
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
