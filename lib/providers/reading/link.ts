import { isLoopbackHost } from '../http/address.ts';
import { word } from './word.ts';

/**
 * A link that may be shown and passed on: https, or http to this machine (the sandbox). A browser might execute any
 * other.
 */
export function readLink(value: unknown): string | null {
  const url = URL.parse(word(value) ?? '');
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isLocal = url.protocol === 'http:' && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
  return url.protocol === 'https:' || isLocal ? url.href : null;
}
