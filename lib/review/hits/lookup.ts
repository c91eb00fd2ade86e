/** What a reviewer says of their own look-up: where they looked, with a link, a file or both, and what they found. */
export type Lookup = { link: string; note: string; hasFile: boolean };

/** The kinds of file that are kept, by their first bytes. */
export const lookupFileTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const;

export type LookupFileType = (typeof lookupFileTypes)[number];

/** The largest file that is kept, 5 MB. */
export const lookupFileBytes = 5 * 1024 * 1024;

/** Why a file is not kept and what to do, in sentences. */
export const lookupFileWords = {
  empty: 'The file is empty. Choose another one.',
  tooLarge: 'The file is larger than 5 MB. Choose a smaller one, or cut the image.',
  otherType: 'Only PNG, JPEG, WebP and PDF files are kept, whatever their name says. Save it as one of these.',
} as const;

const linkMaxCharacters = 2_000;
const noteLeastCharacters = 10;
const noteMaxCharacters = 2_000;

/** What is missing or wrong, by field. Only addresses on https, because the link is opened. */
export function lookupProblems({ link, note, hasFile }: Lookup): { link?: string; note?: string } {
  const length = [...note].length;
  return {
    ...linkProblem(link, hasFile),
    ...(length < noteLeastCharacters
      ? { note: `Write what you found, in at least ${noteLeastCharacters} characters.` }
      : length > noteMaxCharacters
        ? { note: `The note has more than ${noteMaxCharacters.toLocaleString('en')} characters.` }
        : {}),
  };
}

function linkProblem(link: string, hasFile: boolean): { link?: string } {
  if (link === '')
    return hasFile ? {} : { link: 'Give the address of what you looked at, or choose a file that shows it.' };
  return isWebAddress(link) ? {} : { link: 'Give the address of what you looked at: it starts with https://.' };
}

function isWebAddress(link: string): boolean {
  if (link.length > linkMaxCharacters || !URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}
