// Apart from the rule itself (tag.ts), whose library the browser does not need.

/** The most characters of a tag. */
export const tagMaxCharacters = 30;

/** The most tags of one applicant. */
export const mostTags = 20;
