import type { IncomingHttpHeaders } from 'node:http';

/** One request as a vendor sees it. `path` starts after the vendor's prefix. */
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
  /** JSON text piece by piece, so that drawing stops when the caller has gone. */
  | { status: number; chunks: AsyncIterable<string> };

/** Ends an operation with the vendor's error answer. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
  }
}

/** The body as a JSON object; a vendor answers 400 to anything else. */
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

/** A part of a path as it was meant; a vendor answers 400 to a broken escape. */
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
