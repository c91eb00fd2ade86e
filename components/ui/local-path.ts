/** A path of this site, or the fallback; never an address of another site. */
export function localPath(value: string | string[] | undefined, fallback: string): string {
  return typeof value === 'string' && /^\/(?![/\\])[\x20-\x7e]*$/.test(value) ? value : fallback;
}
