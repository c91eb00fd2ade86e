import type { z } from 'zod';

/** What is said of a field that was left out. */
export const needed = 'This is needed.';

/** What stands at a path of what somebody typed; undefined where nothing does. */
export function valueAt(typed: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (value as Record<PropertyKey, unknown> | null | undefined)?.[name],
    typed,
  );
}

/** What is wrong with a field, in plain words. Nothing of the value is in it. */
export function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return `This ${issue.message}.`;
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return needed;
  if (issue.code === 'too_small') return `At least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}.`;
  if (issue.code === 'too_big') return `At most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`;
  if (issue.code === 'invalid_value') return `One of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not known here.`;
  return 'This can’t be used as it is.';
}
