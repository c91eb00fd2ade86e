/** What a reviewer types of their own look-up: where they looked, and what they found. */
export type Lookup = { link: string; note: string };

const linkMaxCharacters = 2_000;
const noteLeastCharacters = 10;
const noteMaxCharacters = 2_000;

/** What is missing or wrong, by field. Only addresses on https, because a link of the vendor's or ours is opened. */
export function lookupProblems({ link, note }: Lookup): { link?: string; note?: string } {
  const length = [...note].length;
  return {
    ...(isWebAddress(link) ? {} : { link: 'Give the address of what you looked at: it starts with https://.' }),
    ...(length < noteLeastCharacters
      ? { note: `Write what you found, in at least ${noteLeastCharacters} characters.` }
      : length > noteMaxCharacters
        ? { note: `The note has more than ${noteMaxCharacters.toLocaleString('en')} characters.` }
        : {}),
  };
}

function isWebAddress(link: string): boolean {
  if (link.length > linkMaxCharacters || !URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}
