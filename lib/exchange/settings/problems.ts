import type { z } from 'zod';

/** The sentence at a required field that was left empty. */
export const needed = 'This is needed.';

/** The value at a path of a form's input; undefined where there is none. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (value as Record<PropertyKey, unknown> | null | undefined)?.[name],
    input,
  );
}

/** What is wrong with a field, as a sentence. It holds nothing of the value. */
export function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return `This ${issue.message}.`;
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return needed;
  if (issue.code === 'too_small') return `At least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}.`;
  if (issue.code === 'too_big') return `At most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`;
  if (issue.code === 'invalid_value') return `One of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not known here.`;
  return 'This can’t be used as it is.';
}
