import type { IncomingHttpHeaders } from 'node:http';

/** One request as the vendor sees it. `path` is without the vendor's prefix. */
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  now: Date;
};

export type Reply =
  | { status: number; json: unknown; headers?: Record<string, string> }
  | { status: number; bytes: Buffer; mediaType: string }
  /** JSON text in chunks, so that drawing stops when the caller disconnects. */
  | { status: number; chunks: AsyncIterable<string> };

/** Ends an operation with an error answer in the vendor's form. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
  }
}

/** The body as a JSON object. Throws Problem 400 for anything else. */
export function readJson(call: Call): Record<string, unknown> {
  if (call.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(call.body.toString('utf8'));
    if (isRecord(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new Problem(400, 'The body is not a JSON object');
}

/** A required text of a body. Throws Problem 400 when it is missing or empty. */
export function requiredText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new Problem(400, `${name} is required`);
  return value;
}

/** A decoded part of the path. Throws Problem 400 for a broken percent escape. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new Problem(400, 'The path is not readable');
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
