/**
 * Why a stored applicant was not counted. `test` and `known_answer`: their verdict says nothing about others;
 * `no_version`: it is not known by which rules they were judged; `too_few`: there are not enough for a formula.
 */
export const skipReasons = [
  ...(['test', 'known_answer', 'no_score', 'no_document', 'unreadable'] as const),
  ...(['no_version', 'unclear_test', 'no_tests', 'too_few'] as const),
] as const;

export type SkipReason = (typeof skipReasons)[number];
