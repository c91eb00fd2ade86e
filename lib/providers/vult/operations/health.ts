import { z } from 'zod';
import { getting } from './operation.ts';

const text = z.union([z.string(), z.number()]).nullish();
const parts = z.record(z.string(), z.unknown()).nullish();
const input = z.strictObject({});

/** The state of the vendor's service. Called without a token. */
export const healthOperations = {
  root: utility('root', '/', {
    service: text,
    description: text,
    version: text,
    environment: text,
    documentation: text,
    health: text,
  }),
  ping: utility('ping', '/ping', { pong: z.boolean().nullish() }),
  status: utility('status', '/status', {
    service: text,
    version: text,
    environment: text,
    uptime: text,
    endpoints: parts,
  }),
  metrics: utility('metrics', '/metrics', { system: parts, environment: parts }),
  live: utility('live', '/live', { status: text, uptime: text }),
  ready: utility('ready', '/ready', { status: text, checks: parts }),
  simpleHealth: utility('simpleHealth', '/healthz', { status: text }),
  health: utility('health', '/health', {
    status: text,
    uptime: text,
    version: text,
    checks: parts,
    details: parts,
    error: text,
  }),
  version: utility('version', '/version', { version: text }),
};

function utility<Shape extends z.ZodRawShape>(name: string, path: string, shape: Shape) {
  return getting(name, path, { input, output: z.looseObject({ ...shape, timestamp: text }), access: 'none' });
}
