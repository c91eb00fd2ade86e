/** Why a member passes a case on, by code. `other` is said in words. */
export const skipReasons = {
  language: 'I do not read this language or script',
  expertise: 'It needs knowledge I do not have',
  knows_the_person: 'I know this person',
  needs_time: 'It needs more time than I have now',
  other: 'Another reason',
} as const;

export type SkipReason = keyof typeof skipReasons;

export const skipReasonCodes = Object.keys(skipReasons) as [SkipReason, ...SkipReason[]];

export const skipWordsMaxCharacters = 500;

/** For so many hours a case that a member skipped is not given to them again. */
export const skippedForHours = 8;
