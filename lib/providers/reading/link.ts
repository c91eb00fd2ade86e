import { isLoopbackHost } from '../http/address.ts';
import { word } from './word.ts';

/** A link that may be shown and handed on: https, or http to this machine (the sandbox). Anything else a browser could run. */
export function readLink(value: unknown): string | null {
  const url = URL.parse(word(value) ?? '');
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isLocal = url.protocol === 'http:' && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
  return url.protocol === 'https:' || isLocal ? url.href : null;
}
