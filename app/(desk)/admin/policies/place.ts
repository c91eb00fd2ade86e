import { type PolicyKind, policyKinds } from '#lib/review/policies/policies.ts';
import { sectionLabels } from '#lib/review/policies/words.ts';

export const parts = ['edit', 'preview', 'requests', 'history'] as const;

export type Part = (typeof parts)[number];

/** The part of the screen that the address names. `request`: whose preview is shown; `version`: of the history. */
export type Place = { part: Part; section: PolicyKind; request: string | null; version: number | null };

/** The sections in the order of the editor. */
export const sections = Object.keys(sectionLabels) as PolicyKind[];

type Search = Record<string, string | string[] | undefined>;

/** Reads the address. What it does not say, or says wrongly, is as it is at first. */
export function readPlace({ part, section, request, version }: Search): Place {
  const number = typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : 0;
  return {
    part: parts.find((one) => one === part) ?? 'edit',
    section: policyKinds.find((one) => one === section) ?? 'reasons',
    request: typeof request === 'string' && /^[0-9a-f-]{36}$/.test(request) ? request : null,
    version: number > 0 ? number : null,
  };
}

/** The address of a part. */
export function placeHref(part: Part, more: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...(part === 'edit' ? {} : { part }), ...more }).toString();
  return `/admin/policies${search === '' ? '' : `?${search}`}`;
}
