import type { VersionView } from '#lib/review/rules/view.ts';

/** Two versions that are compared: `a` before, `b` after. */
export type Pair = { a: VersionView; b: VersionView };

/** The two versions that an address names; otherwise the newest and the one before. Null where there are not two. */
export function chosenVersions(versions: readonly VersionView[], a?: string, b?: string): Pair | null {
  const found = (id: string | undefined) => versions.find((version) => version.id === id);
  const after = found(b) ?? versions[0];
  const before = found(a) ?? versions.find(({ id, values }) => id !== after?.id && values !== null) ?? versions[1];
  return before && after ? { a: before, b: after } : null;
}

/** A version in the list, without its values: there can be hundreds of each. */
export type VersionLine = Omit<VersionView, 'values'> & { isGone: boolean };

/** The lines of a list of versions. */
export function linesOf(versions: readonly VersionView[]): VersionLine[] {
  return versions.map(({ values, ...version }) => ({ ...version, isGone: values === null }));
}

/** "v14", or "version of applicants" for one that only they told of. */
export function versionName({ number, vendorId }: Pick<VersionView, 'number' | 'vendorId'>): string {
  if (number !== null) return `v${number}`;
  return vendorId === null ? 'a former version' : `${vendorId.slice(0, 8)}…`;
}
